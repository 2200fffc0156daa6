package resolve

import "testing"

func TestNameKey(t *testing.T) {
	for _, test := range []struct {
		a, b string
		same bool
	}{
		{"GPT-4o", "GPT 4o", true},
		{"Claude-3.5-Sonnet", "claude 3.5 Sonnet", true},
		{"梅赛德斯-奔驰", "梅赛德斯—奔驰", true},
		{"一汽-大众", "一汽大众", true},
		{"Ray-Ban", "RayBan", true},
		{"CR-V", "CRV", true},
		{"萨姆·班克曼-弗里德", "萨姆·班克曼·弗里德", true},
		{"Unity（中国）", "Unity 中国", true},
		{"黑神话：悟空", "黑神话悟空", true},
		{"云·原神", "云原神", true},
		{"熊出没·伴我「熊芯」", "熊出没・伴我 “熊芯”", true},
		{"Nothing Phone（2）", "Nothing Phone 2", true},
		{"Stability.AI", "Stability AI", true},
		{"J.P. Morgan", "JP. Morgan", true},
		{"- Teddy Chan", "Teddy Chan", true},
		{"e—TNGA", "e-TNGA", true},
		{"骁龙®8", "骁龙 8", true},
		{"S-team", "Steam", false},
		{"0-1", "01", false},
		{"2022-2023 报告", "20222023 报告", false},
		{"C+", "C", false},
		{"Claude 3.5", "Claude 35", false},
	} {
		if got := nameKey(test.a) == nameKey(test.b); got != test.same {
			t.Errorf("%q and %q: same %v, want %v", test.a, test.b, got, test.same)
		}
	}
	for _, name := range []string{"·", "-", "“”", "——", "-a-", ""} {
		if name != "" && nameKey(name) == "" {
			t.Errorf("%q has no key", name)
		}
	}
}
