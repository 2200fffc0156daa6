package crf

import (
	"slices"
	"testing"

	"suyuan/internal/segment"
)

// Lanes may lie below zero; none may disturb the one above.
func TestRow(t *testing.T) {
	for _, c := range []struct{ added, want []int32 }{
		{[]int32{0, 0, 0, 0, 0}, []int32{0, 0, 0, 0, 0}},
		{[]int32{-1, 0, 0, -1, 5}, []int32{-3, 0, 0, -3, 15}},
		{[]int32{127, -127, 1, -1, -127}, []int32{381, -381, 3, -3, -381}},
	} {
		var one, sum row
		for k, v := range c.added {
			one[k/4] += uint64(int64(v) << (k % 4 * 16))
		}
		for range 3 {
			sum.add(&one)
		}
		got := make([]int32, len(c.want))
		sum.unpack(got)
		if !slices.Equal(got, c.want) {
			t.Errorf("three times %v: got %v, want %v", c.added, got, c.want)
		}
	}
}

// A sentence has the same scores however many of its features are kept in rows: none at first,
// many the second time, and few when there is room for no more.
func TestWarmScores(t *testing.T) {
	m, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	seg, err := segment.New()
	if err != nil {
		t.Fatal(err)
	}
	const text = "小米汽车CEO雷军在北京发布了SU7 Ultra（售价52.99万元），比亚迪、蔚来、理想等公司的代表出席了《财经》的会议。"
	d := newDecoder(NewTagger(m))
	d.read(text, seg.Tokens(text, nil), nil)
	s := &d.sents[0]
	scores := func() []int32 {
		d.clear(s)
		d.feats = s.features(d.feats[:0])
		d.addWarm(s)
		d.score(s)
		return slices.Clone(s.scores[pad*d.labels:][:len(s.units)*d.labels])
	}
	cold := scores()
	if d.warm.count < 20 {
		t.Fatalf("%d features are kept", d.warm.count)
	}
	if warm := scores(); !slices.Equal(cold, warm) {
		t.Error("the scores differ once features are kept")
	}
	d.warm.rows = make([]row, maxWarmRows-maxSlots-8)
	clear(d.warm.index[:])
	for range 3 {
		if full := scores(); !slices.Equal(cold, full) {
			t.Error("the scores differ where the rows are full")
		}
	}
}
