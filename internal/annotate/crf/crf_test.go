package crf_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"suyuan/internal/annotate/crf"
	"suyuan/internal/annotate/crf/dataset"
	"suyuan/internal/article"
	"suyuan/internal/segment"
)

var (
	segmenter = sync.OnceValues(func() (*segment.Segmenter, error) { return segment.New() })
	// tiny is a model of a few sentences, trained once for all tests.
	tiny = sync.OnceValues(func() (*crf.Model, error) { return train(tinyOptions()) })
)

func loadSegmenter(t testing.TB) *segment.Segmenter {
	t.Helper()
	s, err := segmenter()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func tinyOptions() crf.Options {
	o := crf.Defaults("Company", "Person", "Product")
	o.Epochs = 15
	o.MinCount = 1
	o.Dropout = 0.2
	o.Note = "a few sentences"
	return o
}

// marked reads a text with names as [name|Type].
func marked(s string) crf.Example {
	var e crf.Example
	for s != "" {
		before, rest, ok := strings.Cut(s, "[")
		e.Text += before
		if !ok {
			break
		}
		name, rest, _ := strings.Cut(rest, "|")
		typ, rest, _ := strings.Cut(rest, "]")
		e.Gold = append(e.Gold, crf.Gold{
			Span:  article.Span{Start: len(e.Text), End: len(e.Text) + len(name)},
			Types: []string{typ},
		})
		e.Text += name
		s = rest
	}
	return e
}

// tinyExamples are sentences made of a few names and frames.
func tinyExamples() []crf.Example {
	frames := []string{
		"[%s|Company]创始人[%s|Person]今天发布了[%s|Product]。",
		"据悉，[%s|Company]董事长[%s|Person]表示，新车[%s|Product]明年上市。",
		"[%s|Company]的[%s|Person]说：[%s|Product]卖得不错！",
	}
	companies := []string{"小米汽车", "蔚来汽车", "海天公司", "长河集团", "理想汽车", "东风公司"}
	people := []string{"雷军", "李斌", "王化", "张一鸣", "李想", "何小鹏"}
	products := []string{"SU7 Ultra", "ET5", "Model Y", "iPhone 15", "Mate 60", "L9"}
	var examples []crf.Example
	for i := range 36 {
		f := frames[i%len(frames)]
		examples = append(examples, marked(fmt.Sprintf(f, companies[i%6], people[(i/2)%6], products[(i/3)%6])))
	}
	return examples
}

func train(o crf.Options) (*crf.Model, error) {
	s, err := segmenter()
	if err != nil {
		return nil, err
	}
	examples := tinyExamples()
	crf.Tokenize(s, examples)
	return crf.Train(context.Background(), examples, o)
}

// show writes spans as START-END:TEXT/TYPE.
func show(text string, spans []crf.Span) string {
	var parts []string
	for _, s := range spans {
		parts = append(parts, fmt.Sprintf("%d-%d:%s/%s", s.Start, s.End, s.Of(text), s.Type))
	}
	return strings.Join(parts, " ")
}

func TestTag(t *testing.T) {
	m, err := tiny()
	if err != nil {
		t.Fatal(err)
	}
	tagger := crf.NewTagger(m)
	s := loadSegmenter(t)
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"。\n\n", ""},
		{"今天发布了。", ""},
		{
			"小米汽车创始人雷军今天发布了SU7 Ultra。",
			"0-12:小米汽车/Company 21-27:雷军/Person 42-51:SU7 Ultra/Product",
		},
		// Names that training never saw, in frames that it did, and in the second sentence.
		{
			"卖得不错！\n长安汽车董事长王力表示，新车UR8明年上市。",
			"16-28:长安汽车/Company 37-43:王力/Person 58-61:UR8/Product",
		},
	} {
		got := tagger.Tag(c.text, s.Tokens(c.text, nil), nil, nil)
		if show(c.text, got) != c.want {
			t.Errorf("Tag(%q)\n got %s\nwant %s", c.text, show(c.text, got), c.want)
		}
		for _, g := range got {
			if g.Confidence <= 0.2 || g.Confidence > 1 {
				t.Errorf("%s: confidence %g", g.Of(c.text), g.Confidence)
			}
		}
	}
}

func TestTagAppends(t *testing.T) {
	m, err := tiny()
	if err != nil {
		t.Fatal(err)
	}
	first := crf.Span{Type: "kept"}
	text := "小米汽车的雷军说：SU7 Ultra卖得不错！"
	got := crf.NewTagger(m).Tag(text, loadSegmenter(t).Tokens(text, nil), nil, []crf.Span{first})
	if len(got) != 4 || got[0] != first {
		t.Errorf("got %v", got)
	}
}

func TestTrainDeterministic(t *testing.T) {
	a, err := tiny()
	if err != nil {
		t.Fatal(err)
	}
	b, err := train(tinyOptions())
	if err != nil {
		t.Fatal(err)
	}
	o := tinyOptions()
	o.Seed = 2
	c, err := train(o)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(written(t, a), written(t, b)) {
		t.Error("the same examples and seed gave two models")
	}
	if bytes.Equal(written(t, a), written(t, c)) {
		t.Error("two seeds gave the same model")
	}
}

func written(t testing.TB, m *crf.Model) []byte {
	t.Helper()
	var b bytes.Buffer
	if n, err := m.WriteTo(&b); err != nil || n != int64(m.Size()) {
		t.Fatalf("wrote %d of %d bytes: %v", n, m.Size(), err)
	}
	return b.Bytes()
}

func TestTrainStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	o := tinyOptions()
	o.Progress = func(int, float64) { cancel() }
	examples := tinyExamples()
	crf.Tokenize(loadSegmenter(t), examples)
	if _, err := crf.Train(ctx, examples, o); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestTrainRefuses(t *testing.T) {
	for name, change := range map[string]func(*crf.Options){
		"no types":  func(o *crf.Options) { o.Types = nil },
		"dropout 1": func(o *crf.Options) { o.Dropout = 1 },
		"no epochs": func(o *crf.Options) { o.Epochs = 0 },
		"no rate":   func(o *crf.Options) { o.Rate = 0 },
		"no room":   func(o *crf.Options) { o.MaxBytes = 1 },
	} {
		o := tinyOptions()
		change(&o)
		if _, err := train(o); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, err := crf.Train(context.Background(), nil, tinyOptions()); err == nil {
		t.Error("no examples: no error")
	}
}

func TestMaxBytes(t *testing.T) {
	o := tinyOptions()
	full, err := tiny()
	if err != nil {
		t.Fatal(err)
	}
	o.MaxBytes = full.Size() / 2
	half, err := train(o)
	if err != nil {
		t.Fatal(err)
	}
	if half.Size() > o.MaxBytes || half.Size() < o.MaxBytes/2 {
		t.Errorf("%d bytes, at most %d were asked for", half.Size(), o.MaxBytes)
	}
}

// Data that does not mark a type must not teach that nothing is of that type.
func TestOpenTypes(t *testing.T) {
	s := loadSegmenter(t)
	examples := tinyExamples()
	for range 3 {
		for _, e := range tinyExamples() {
			e.Gold = slices.DeleteFunc(e.Gold, func(g crf.Gold) bool { return g.Types[0] != "Company" })
			e.Open = []string{"Person", "Product"}
			examples = append(examples, e)
		}
	}
	crf.Tokenize(s, examples)
	m, err := crf.Train(context.Background(), examples, tinyOptions())
	if err != nil {
		t.Fatal(err)
	}
	all := tinyExamples()
	crf.Tokenize(s, all)
	r := crf.Evaluate(crf.NewTagger(m), all)
	if r.Micro.F1() < 0.95 {
		t.Errorf("F1 is %.3f", r.Micro.F1())
	}
}

// A lexicon's hit decides where the characters do not.
func TestHits(t *testing.T) {
	s := loadSegmenter(t)
	var examples []crf.Example
	for i := range 40 {
		name := string([]rune{rune('一' + 37*i), rune('丁' + 91*i), rune('下' + 53*i)})
		typ := []string{"Company", "Person"}[i%2]
		e := marked("今天[" + name + "|" + typ + "]来了。")
		e.Hits = []crf.Hit{{Span: e.Gold[0].Span, Kind: typ}}
		examples = append(examples, e)
	}
	crf.Tokenize(s, examples)
	o := tinyOptions()
	o.MinCount = 2
	m, err := crf.Train(context.Background(), examples[:30], o)
	if err != nil {
		t.Fatal(err)
	}
	if r := crf.Evaluate(crf.NewTagger(m), examples[30:]); r.Micro.F1() != 1 {
		t.Errorf("F1 is %.3f", r.Micro.F1())
	}
}

func TestLoadRefuses(t *testing.T) {
	m, err := tiny()
	if err != nil {
		t.Fatal(err)
	}
	raw := written(t, m)
	for name, data := range map[string][]byte{
		"empty":           nil,
		"something else":  []byte("<html>not a model</html>"),
		"another version": append([]byte("SYCRF\x07"), raw[6:]...),
		"cut off":         raw[:len(raw)/2],
		"a changed byte":  append(append(slices.Clone(raw[:1000]), raw[1000]^1), raw[1001:]...),
	} {
		if _, err := crf.Load(data); err == nil || !strings.HasPrefix(err.Error(), "loading a name model: ") {
			t.Errorf("%s: %v", name, err)
		}
	}
	again, err := crf.Load(raw)
	if err != nil {
		t.Fatal(err)
	}
	if again.Note() != "a few sentences" || !slices.Equal(again.Types(), m.Types()) {
		t.Errorf("note %q, types %v", again.Note(), again.Types())
	}
}

func FuzzLoad(f *testing.F) {
	m, err := tiny()
	if err != nil {
		f.Fatal(err)
	}
	raw := written(f, m)
	f.Add(raw, false)
	f.Add(raw[:200], true)
	text := "小米汽车创始人雷军今天发布了SU7 Ultra。"
	f.Fuzz(func(t *testing.T, data []byte, fix bool) {
		if fix {
			data = crf.WithChecksum(data)
		}
		m, err := crf.Load(data)
		if err != nil {
			return
		}
		// What loads can be used.
		crf.NewTagger(m).Tag(text, loadSegmenter(t).Tokens(text, nil), nil, nil)
	})
}

func FuzzTag(f *testing.F) {
	m, err := tiny()
	if err != nil {
		f.Fatal(err)
	}
	full, err := crf.Embedded()
	if err != nil {
		f.Fatal(err)
	}
	taggers := []*crf.Tagger{crf.NewTagger(m), crf.NewTagger(full)}
	f.Add("小米汽车创始人雷军今天发布了SU7 Ultra。", 0, 12)
	f.Add("《“（小米", 3, 6)
	f.Add("\xff\xfe雷军\n\n\x00", 1, 9)
	f.Fuzz(func(t *testing.T, text string, a, b int) {
		for _, tagger := range taggers {
			hits := []crf.Hit{{Span: article.Span{Start: a, End: b}, Kind: "Company"}}
			checkSpans(t, tagger, text, hits)
			checkSpans(t, tagger, text+"\n"+text, hits) // names stand in two places
		}
	})
}

// checkSpans holds the contract of Tag.
func checkSpans(t *testing.T, tagger *crf.Tagger, text string, hits []crf.Hit) {
	t.Helper()
	at := 0
	for _, s := range tagger.Tag(text, loadSegmenter(t).Tokens(text, nil), hits, nil) {
		if s.Start < at || s.End <= s.Start || s.End > len(text) {
			t.Fatalf("span %v after byte %d of %d", s, at, len(text))
		}
		at = s.End
		if utf8.ValidString(text) && !utf8.ValidString(s.Of(text)) {
			t.Fatalf("%q is cut inside a character", s.Of(text))
		}
		if !(s.Confidence >= 0 && s.Confidence <= 1) {
			t.Fatalf("confidence %g", s.Confidence)
		}
		if !slices.Contains(tagger.Types(), s.Type) {
			t.Fatalf("type %q", s.Type)
		}
	}
}

func TestTagConcurrent(t *testing.T) {
	m, err := tiny()
	if err != nil {
		t.Fatal(err)
	}
	tagger := crf.NewTagger(m)
	text := strings.Repeat("小米汽车创始人雷军今天发布了SU7 Ultra。\n", 20)
	tokens := loadSegmenter(t).Tokens(text, nil)
	want := show(text, tagger.Tag(text, tokens, nil, nil))
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 5 {
				if got := show(text, tagger.Tag(text, tokens, nil, nil)); got != want {
					t.Error("spans differ between goroutines")
				}
			}
		})
	}
	wg.Wait()
}

// A text of many megabytes on one line is cut into blocks; what is found in it stays in
// order.
func TestLongLine(t *testing.T) {
	m, err := tiny()
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Repeat("小米汽车的雷军", 30_000)
	at, n := 0, 0
	for _, s := range crf.NewTagger(m).Tag(text, loadSegmenter(t).Tokens(text, nil), nil, nil) {
		if s.Start < at {
			t.Fatalf("span %v after byte %d", s, at)
		}
		at = s.End
		n++
	}
	if n < 10_000 {
		t.Errorf("%d names", n)
	}
}

func TestEmbedded(t *testing.T) {
	m, err := crf.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	var written bytes.Buffer
	if _, err := m.WriteTo(&written); err != nil {
		t.Fatal(err)
	}
	if _, err := crf.Load(written.Bytes()); err != nil {
		t.Fatal(err)
	}
	if m.Size() > 8<<20 {
		t.Errorf("the embedded model has %d bytes, more than 8 MB", m.Size())
	}
	want := []string{"Company", "Organization", "Person", "Place", "Product", "Work"}
	if !slices.Equal(m.Types(), want) {
		t.Errorf("types %v", m.Types())
	}
	// Sentences of ordinary news, which it must read whatever it was trained on.
	tagger := crf.NewTagger(m)
	s := loadSegmenter(t)
	for _, c := range []struct{ text, want string }{
		{"苹果公司首席执行官蒂姆·库克周二到访。", "0-12:苹果公司/Company 27-41:蒂姆·库克/Person"},
	} {
		if got := show(c.text, tagger.Tag(c.text, s.Tokens(c.text, nil), nil, nil)); got != c.want {
			t.Errorf("Tag(%q)\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// open returns a file of ../shared, or skips.
func open(tb testing.TB, name string) *os.File {
	tb.Helper()
	f, err := os.Open("../../../../shared/" + name)
	if err != nil {
		tb.Skip("../shared/" + name + " is not there")
	}
	tb.Cleanup(func() { f.Close() })
	return f
}

// BenchmarkCLUENER trains on CLUENER's training set without its last 1,343 lines
// and reports the micro F1 on those; the names of the training set are a lexicon too. One run
// takes about half a minute.
func BenchmarkCLUENER(b *testing.B) {
	set, err := dataset.CLUENER(open(b, "datasets/cluener/train.json"))
	if err != nil {
		b.Fatal(err)
	}
	crf.Tokenize(loadSegmenter(b), set.Examples)
	n := len(set.Examples) - 1343
	train, held := dataset.Set{Examples: set.Examples[:n]}, set.Examples[n:]
	train.LearnFromOthers()
	names := train.Learned()
	for i := range held {
		held[i].Hits = names.Hits(held[i].Text, nil)
	}
	for b.Loop() {
		m, err := crf.Train(context.Background(), train.Examples, crf.Defaults("address", "book", "company", "game", "government", "movie", "name", "organization", "position", "scene"))
		if err != nil {
			b.Fatal(err)
		}
		r := crf.Evaluate(crf.NewTagger(m), held)
		if r.Micro.F1() < 0.71 {
			b.Errorf("micro F1 is %.4f, below 0.71", r.Micro.F1())
		}
		b.ReportMetric(r.Micro.F1(), "F1")
	}
}

// BenchmarkTag measures the embedded model on real text that has been split into
// tokens.
func BenchmarkTag(b *testing.B) {
	m, err := crf.Embedded()
	if err != nil {
		b.Fatal(err)
	}
	set, err := dataset.Articles(open(b, "datasets/entities/entities.jsonl"), "../../../../shared/corpus")
	if err != nil {
		b.Fatal(err)
	}
	examples := set.Examples[:40]
	crf.Tokenize(loadSegmenter(b), examples)
	size := 0
	for _, e := range examples {
		size += len(e.Text)
	}
	tagger := crf.NewTagger(m)
	b.SetBytes(int64(size))
	b.ReportAllocs()
	var dst []crf.Span
	for b.Loop() {
		for i := range examples {
			dst = tagger.Tag(examples[i].Text, examples[i].Tokens, nil, dst[:0])
		}
	}
}

func BenchmarkEmbedded(b *testing.B) {
	for b.Loop() {
		if _, err := crf.Embedded(); err != nil {
			b.Fatal(err)
		}
	}
}
