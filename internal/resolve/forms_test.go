package resolve

import (
	"testing"

	"suyuan/graph"
	"suyuan/schema"
)

func TestKinds(t *testing.T) {
	identity{
		{"an app, parted or behind Chinese",
			[]graph.Document{article("a", "Product 花特 App", "Product 花特"), article("b", "Product Remino APP"), article("c", "Product Remino"), article("d", "Product WhatsApp"), article("e", "Product Whats")},
			"product/Remino_APP Remino\nproduct/Whats\nproduct/WhatsApp\nproduct/花特_App 花特"},
		{"an app related to itself by mistake",
			[]graph.Document{article("a", "Product 花特 App", "Product 花特", "花特 App/partOf/花特")},
			"product/花特_App 花特"},
		{"a company and its app are two",
			[]graph.Document{article("a", "Company 花度"), article("b", "Product 花度 App")},
			"company/花度\nproduct/花度_App"},
		{"a chip by a code, not by a short one",
			[]graph.Document{article("a", "Product 倚山 710 芯片"), article("b", "Product 倚山 710"), article("c", "Product M4 芯片"), article("d", "Product M4")},
			"product/M4\nproduct/M4_芯片\nproduct/倚山_710_芯片 倚山 710"},
		{"a model that an article calls like the product",
			[]graph.Document{article("a", "Product 花元大模型|花元", "Product 花元")},
			"product/花元大模型 花元"},
		{"a model and an app of the name",
			[]graph.Document{article("a", "Product 花包大模型", "Product 花包"), article("b", "Product 花包大模型|花包"), article("c", "Product 花包大模型", "Product 花包")},
			"product/花包\nproduct/花包大模型"},
		{"a system, an assistant and a phone are other products than what they are called after",
			[]graph.Document{article("a", "Product Fuxia"), article("b", "Product Fuxia OS"), article("c", "Product 花元"), article("d", "Product 花元助手"), article("e", "Product 花元手机")},
			"product/Fuxia\nproduct/Fuxia_OS\nproduct/花元\nproduct/花元助手\nproduct/花元手机"},
		{"a protocol, a platform and a probe",
			[]graph.Document{article("a", "Product Mattor", "Product Mattor 协议"), article("b", "Product 花娥六号"), article("c", "Product 花娥六号探测器"), article("d", "Product 第二代骁虎 4s 移动平台"), article("e", "Product 骁虎 4s Gen2")},
			"product/Mattor_协议 Mattor\nproduct/第二代骁虎_4s_移动平台 骁虎 4s Gen2\nproduct/花娥六号探测器 花娥六号"},
		{"a code that two names share, and one that is short",
			[]graph.Document{article("a", "Product e-THGA 架构|e-THGA"), article("b", "Company 甲车", "Product 甲车 e—THGA 平台|e—THGA"), article("c", "Product X2 架构|X2"), article("d", "Company 甲车", "Product 甲车 X2 平台|X2")},
			"company/甲车\nproduct/X2_架构 X2\nproduct/甲车_X2_平台 X2\nproduct/甲车_e—THGA_平台 e-THGA|e-THGA 架构|e—THGA"},
		{"a ship's name, and what is but counted",
			[]graph.Document{article("a", "Product 新花泼德"), article("b", "Product 新花泼德号"), article("c", "Product 5 号"), article("d", "Product 5"), article("e", "Product 长花"), article("f", "Product 长花号")},
			"product/5\nproduct/5_号\nproduct/新花泼德号 新花泼德\nproduct/长花\nproduct/长花号"},
		{"the sign of a trade mark",
			[]graph.Document{article("a", "Product 骁虎®7 平台"), article("b", "Product 骁虎 7 平台")},
			"product/骁虎®7_平台 骁虎 7 平台"},
		{"a name in two scripts, and one of them with its kind",
			[]graph.Document{article("a", "Product Cybertrock 赛花皮卡"), article("b", "Product Cybertrock 皮卡"), article("c", "Product Cybertrock", "Product Cybertrock 皮卡")},
			"product/Cybertrock_皮卡 Cybertrock|Cybertrock 赛花皮卡"},
		{"a generation before and behind",
			[]graph.Document{article("a", "Product 第三代骁虎 8"), article("b", "Product 骁虎 8 Gen 3"), article("c", "Product 骁虎 8 Gen 2"), article("d", "Product 骁虎 8")},
			"product/第三代骁虎_8 骁虎 8 Gen 3\nproduct/骁虎_8\nproduct/骁虎_8_Gen_2"},
		{"in the plural, of several words",
			[]graph.Document{article("a", "Product AI Overvues"), article("b", "Product AI Overvue", "Product AI Overvues"), article("c", "Product Thready"), article("d", "Product Threadys"), article("e", "Product Pixel 4s"), article("f", "Product Pixel 4")},
			"product/AI_Overvues AI Overvue\nproduct/Pixel_4\nproduct/Pixel_4s\nproduct/Thready\nproduct/Threadys"},
		{"a name in two scripts with one number",
			[]graph.Document{article("a", "Product Cyberfunk 2077|赛博放克 2077"), article("b", "Product 赛博放克 2077"), article("c", "Product 赛博放克 2078|Cyberfunk 2077")},
			"product/赛博放克_2077 Cyberfunk 2077\nproduct/赛博放克_2078"},
	}.run(t, schema.Name{Type: "Product", Name: "Cybertrock", Aliases: []string{"赛花皮卡"}})
}

func TestByGeneration(t *testing.T) {
	for key, want := range map[string]string{
		"第三代骁龙8": "骁龙8gen3", "二代骁龙8": "骁龙8gen2", "第一代骁龙8": "骁龙8gen1", "第11代ipad": "ipadgen11", "ipadmini第7代": "ipadminigen7", "第十代酷睿": "酷睿gen10",
		"骁龙8gen3": "骁龙8gen3", "时代天街": "时代天街", "当代艺术": "当代艺术", "visionos2.0": "visionos2", "v2.0": "v2", "3.0": "3.0", "第一代": "第一代", "新生代": "新生代",
	} {
		if got := byGeneration(key); got != want {
			t.Errorf("%s: %s, want %s", key, got, want)
		}
	}
}

func TestBodies(t *testing.T) {
	identity{
		{"a body in capitals",
			[]graph.Document{article("a", "Organization 花城半导体协会"), article("b", "Organization HCXI")},
			"organization/花城半导体协会 HCXI"},
		{"a word alone",
			[]graph.Document{article("a", "Organization 花城半导体协会"), article("b", "Organization Hcxi")},
			"organization/Hcxi\norganization/花城半导体协会"},
		{"bodies that differ in number",
			[]graph.Document{article("a", "Organization AI Labor"), article("b", "Organization AI Labors"), article("c", "Company Green Forest Labors"), article("d", "Company Green Forest Labor")},
			"company/Green_Forest_Labors Green Forest Labor\norganization/AI_Labor\norganization/AI_Labors"},
		{"a word, and an acronym of the same letters",
			[]graph.Document{article("a", "Organization 花城医学科学院|SMORT|Shenyang Medical Office of Research and Translation"), article("b", "Organization Smort")},
			"organization/Smort\norganization/花城医学科学院 Shenyang Medical Office of Research and Translation"},
		{"a legal form between names known as one, though an article relates them",
			[]graph.Document{article("a", "Company 甲车公司", "Company 甲车集团有限公司", "甲车公司/subsidiaryOf/甲车集团有限公司"), article("b", "Company 甲车集团", "Company Jiache 公司", "甲车集团/competitor/Jiache 公司")},
			"company/甲车集团有限公司 Jiache 公司|甲车公司|甲车集团"},
		{"a group's form of a company that is a group",
			[]graph.Document{article("a", "Company 庚巴集团", "Company 庚巴集团控股有限公司", "庚巴集团/partner/庚巴集团控股有限公司")},
			"company/庚巴集团控股有限公司 庚巴集团"},
		{"the full name beside the short one",
			[]graph.Document{article("a", "Company 辛美零售", "Company 辛美零售控股有限公司")},
			"company/辛美零售控股有限公司 辛美零售"},
		{"a holding that an article relates",
			[]graph.Document{article("a", "Company 辛来", "Company 辛来控股有限公司", "辛来控股有限公司/subsidiaryOf/辛来")},
			"company/辛来\ncompany/辛来控股有限公司"},
		{"a group beside what is called after it",
			[]graph.Document{article("a", "Company 辛利", "Company 辛利控股集团"), article("b", "Company 辛风汽车", "Company 辛风汽车集团")},
			"company/辛利\ncompany/辛利控股集团\ncompany/辛风汽车\ncompany/辛风汽车集团"},
		{"two scripts, known as one",
			[]graph.Document{article("a", "Company Jiache 甲车", "Company 甲车"), article("b", "Company Jiache")},
			"company/Jiache_甲车 Jiache|甲车"},
		{"two scripts, both used for it in one article",
			[]graph.Document{article("a", "Company Airben 爱彼来|Airben|爱彼来"), article("b", "Company Airben"), article("c", "Company 爱彼来")},
			"company/Airben_爱彼来 Airben|爱彼来"},
		{"a registered name",
			[]graph.Document{article("a", "Company 北京光岁之外科技有限公司"), article("b", "Company 光岁之外"), article("c", "Company 深圳市光岁之里有限公司"), article("d", "Company 光岁之里", "Company 深圳市光岁之里有限公司"), article("e", "Company 上海光岁之间有限公司", "Company 光岁之间", "上海光岁之间有限公司/subsidiaryOf/光岁之间")},
			"company/上海光岁之间有限公司\ncompany/光岁之间\ncompany/北京光岁之外科技有限公司 光岁之外\ncompany/深圳市光岁之里有限公司 光岁之里"},
		{"a registered name of a company that goes by its place",
			[]graph.Document{article("a", "Company 深圳华少网络科技有限公司"), article("b", "Company 深圳华少"), article("c", "Company 甲车信息技术有限公司"), article("d", "Company 甲车")},
			"company/深圳华少网络科技有限公司 深圳华少\ncompany/甲车\ncompany/甲车信息技术有限公司"},
		{"a company that another article takes for a body",
			[]graph.Document{article("a", "Organization 木鹿机器人"), article("b", "Company 木鹿机器人公司")},
			"company/木鹿机器人 木鹿机器人公司"},
		{"a company behind its country, and what may be a subsidiary or another country's",
			[]graph.Document{article("a", "Company 美国庚合发射联盟"), article("b", "Company 庚合发射联盟"), article("c", "Company 美国庚田"), article("d", "Company 庚田"), article("e", "Company 中国庚合金融集团"), article("f", "Company 庚合金融集团"), article("g", "Organization 美国深圳联邦法院"), article("h", "Organization 深圳联邦法院"), article("i", "Organization 美国安全与国防局"), article("j", "Organization 安全与国防局")},
			"company/中国庚合金融集团\ncompany/庚合金融集团\ncompany/庚田\ncompany/美国庚合发射联盟 庚合发射联盟\ncompany/美国庚田\norganization/安全与国防局\norganization/美国安全与国防局\norganization/美国深圳联邦法院 深圳联邦法院"},
		{"a subsidiary that is registered elsewhere",
			[]graph.Document{article("a", "Company 上海庚迪有限公司"), article("b", "Company 庚迪"), article("c", "Company 上海庚为技术有限公司"), article("d", "Company 庚为技术有限公司")},
			"company/上海庚为技术有限公司\ncompany/上海庚迪有限公司\ncompany/庚为技术有限公司\ncompany/庚迪"},
		{"a body behind its country",
			[]graph.Document{article("a", "Organization 美国庚福大学"), article("b", "Organization 庚福大学"), article("c", "Organization 美国庚务部"), article("d", "Organization 庚务部")},
			"organization/庚务部\norganization/美国庚务部\norganization/美国庚福大学 庚福大学"},
		{"an alias that may be another's without the owner before it",
			[]graph.Document{article("a", "Company 甲车 NIMI|NIMI"), article("b", "Company NIMI"), article("c", "Company NIMI"), article("d", "Company 甲车花面|花面", "Company 甲车"), article("e", "Company 花面", "Company 甲车")},
			"company/NIMI\ncompany/甲车\ncompany/甲车_NIMI\ncompany/甲车花面 花面"},
		{"a product in two scripts, known as one, though one article has both",
			[]graph.Document{article("a", "Product 花蒙 FlowerOS", "Product 花蒙"), article("b", "Product FlowerOS"), article("c", "Product 花蒙 FlowerHub")},
			"product/花蒙_FlowerHub\nproduct/花蒙_FlowerOS FlowerOS|花蒙"},
		{"a part that is known, behind its owner, whatever an article takes it for",
			[]graph.Document{article("a", "Product 甲车 AWX"), article("b", "Company AWX"), article("c", "Company 丙想 AWX", "Company 丙想")},
			"company/丙想\ncompany/丙想_AWX\ncompany/甲车_AWX AWX"},
		{"a company and its part, in two scripts",
			[]graph.Document{article("a", "Company TK 士力|TK"), article("b", "Company TK"), article("c", "Company 甲车 Temo"), article("d", "Company Temo", "Company 甲车")},
			"company/TK\ncompany/TK_士力\ncompany/Temo\ncompany/甲车\ncompany/甲车_Temo"},
	}.run(t, schema.Name{Type: "Company", Name: "甲士力"}, schema.Name{Type: "Organization", Name: "花城半导体协会", Aliases: []string{"HCXI"}}, schema.Name{Type: "Place", Name: "深圳"}, schema.Name{Type: "Organization", Name: "庚福大学"}, schema.Name{Type: "Organization", Name: "庚务部"},
		schema.Name{Type: "Product", Name: "花蒙", Aliases: []string{"FlowerOS"}}, schema.Name{Type: "Company", Name: "AWX", Of: "甲车集团"})
}

func TestScripts(t *testing.T) {
	for _, test := range []struct{ name, latin, han string }{
		{"Airbnb 爱彼迎", "Airbnb", "爱彼迎"},
		{"雷朋 Ray-Ban", "Ray-Ban", "雷朋"},
		{"爱彼迎（Airbnb）", "Airbnb", "爱彼迎"},
		{"爱彼迎", "", ""},
		{"Airbnb", "", ""},
		{"小米 13", "", ""},
		{"小米 SU7 标准版", "", ""},
		{"小米 SU7 标准版 Max", "", ""},
	} {
		latin, han, ok := scripts(test.name)
		if latin != test.latin || han != test.han || ok != (test.han != "") {
			t.Errorf("%s: %q %q %v", test.name, latin, han, ok)
		}
	}
}
