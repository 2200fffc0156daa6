package entity

import "testing"

// What a thing carries is named by a company, a Latin word or a voltage and a noun
// for a technology; a generation, a maker of such things and what nothing carries
// are none.
func TestTechnologies(t *testing.T) {
	f := newFinder(t)
	for _, source := range []string{
		"该机支持 [ZINK 无墨技术/Product]。",
		"新车采用了行业领先的 [800V 双碳化硅电驱系统/Product]。",
		"新机配备 [MicroOLED 显示屏/Product]。",
		"新机搭载[小米自适应学习技术/Product]。",
		"新机采用[小米/Company]新一代传感器。",
		"该店使用 4000mAh 软包电池。",
	} {
		check(t, f, source)
	}
}
