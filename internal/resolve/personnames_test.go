package resolve

import (
	"testing"

	"suyuan/graph"
)

func TestFamilyNames(t *testing.T) {
	full := article("a", "Person 戴维·扎斯花夫", "Company 甲车", "戴维·扎斯花夫/position/甲车")
	identity{
		{"in an article on whom the person works for",
			[]graph.Document{full, article("b", "Person 扎斯花夫", "Company 甲车")},
			"company/甲车\nperson/戴维·扎斯花夫 扎斯花夫"},
		{"in one that does not name the employer",
			[]graph.Document{full, article("b", "Person 扎斯花夫", "Company 乙想")},
			"company/乙想\ncompany/甲车\nperson/戴维·扎斯花夫\nperson/扎斯花夫"},
		{"of two",
			[]graph.Document{full, article("b", "Person 扎斯花夫", "Company 甲车"), article("c", "Person 乔治·扎斯花夫")},
			"company/甲车\nperson/乔治·扎斯花夫\nperson/戴维·扎斯花夫\nperson/扎斯花夫"},
		{"a short one",
			[]graph.Document{article("a", "Person 乔纳森·诺花", "Company 甲车", "乔纳森·诺花/position/甲车"), article("b", "Person 诺花", "Company 甲车")},
			"company/甲车\nperson/乔纳森·诺花\nperson/诺花"},
		{"one whose employer is not told",
			[]graph.Document{article("a", "Person 阿尔·爱因花坦"), article("b", "Person 爱因花坦")},
			"person/爱因花坦\nperson/阿尔·爱因花坦"},
	}.run(t)
}

func TestLoosePersons(t *testing.T) {
	r := New(testModel(t))
	for name, want := range map[string]bool{
		"王": true, "小王": true, "老李": true, "阿强": true, "王某": true, "李先生": true, "雷总": true, "诸葛先生": true,
		"雷军": false, "欧阳总": false, "小王子": false, "王小二先生": false,
	} {
		if got := r.loosePerson(name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestSingular(t *testing.T) {
	for name, want := range map[string]string{
		"AI Overviews": "AI Overview", "Meta AI Labs": "Meta AI Lab",
		"Threads": "", "Ray-Ban Glass": "", "谷歌 Labs": "", "Labs 谷歌": "", "Windows 11": "",
	} {
		if got := singular(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
