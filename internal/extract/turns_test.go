package extract

import "testing"

// What somebody tells in his turn of an interview is not his own doing.
func TestTurns(t *testing.T) {
	tellings(t, []telling{
		{"others leave", "[赵一鸣/Person]：很多骨干从[远帆汽车/Company]离职了。", nil, []string{"Personnel | patient=赵一鸣"}},
		{"the speaker leaves", "[赵一鸣/Person]：我从[远帆汽车/Company]离职了。", []string{"Personnel | 离职 | patient=赵一鸣"}, nil},
		{"a view is a part of the turn", "[赵一鸣/Person]：我认为，新车很好。", nil, []string{"Statement"}},
		{"somebody else's view", "[赵一鸣/Person]：[钱伟/Person]认为，新车很好。", []string{"Statement | 认为 | speaker=钱伟"}, nil},
		{"whom somebody spoke to", "[远帆汽车/Company]创始人[赵一鸣/Person]接受「[江州晚报/Organization]」采访时谈到，新车很好。",
			[]string{"Statement | 谈到 | speaker=赵一鸣"}, []string{"Statement | speaker=江州晚报"}},
	})
}

// Frames that are weighed leave what they would read to the model.
func TestWeighed(t *testing.T) {
	tellings(t, []telling{
		{"an update that is none", "[远帆汽车/Company]也在[云笺/Product]的基础上做了一些优化和升级。", nil, []string{"SoftwareUpdate"}},
		{"an update", "[远帆汽车/Company]6月12日向用户推送了[云笺 3.0/Product]的新版本。", []string{"SoftwareUpdate | product=云笺 3.0"}, nil},
	})
}
