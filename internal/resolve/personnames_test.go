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
