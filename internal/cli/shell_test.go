package cli

import "testing"

func TestCommand(t *testing.T) {
	for _, tt := range []struct {
		words []string
		want  string
	}{
		{[]string{"show", "比亚迪"}, "suyuan show 比亚迪"},
		{[]string{"show", "Mate XTs"}, "suyuan show 'Mate XTs'"},
		{[]string{"show", "product/小米SU7_Ultra"}, "suyuan show product/小米SU7_Ultra"},
		{[]string{"show", "McDonald's"}, `suyuan show 'McDonald'\''s'`},
		{[]string{"show", "AT&T"}, "suyuan show 'AT&T'"},
		{[]string{"show", "《黑神话：悟空》"}, "suyuan show 《黑神话：悟空》"},
		{[]string{"show", "全角　空格"}, "suyuan show '全角　空格'"},
		{[]string{"why", "小米", ""}, "suyuan why 小米 ''"},
	} {
		if got := command(defaultStore, tt.words...); got != tt.want {
			t.Errorf("got %s, want %s", got, tt.want)
		}
	}
	if got, want := command("my graph.db", "show", "小米"), "suyuan show 小米 --store 'my graph.db'"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
