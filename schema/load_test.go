package schema

import (
	"os"
	"reflect"
	"strings"
	"testing"
)

func TestLoadEmbedded(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Types) != 6 || len(m.Predicates) != 19 {
		t.Errorf("got %d types and %d predicates, the guide has 6 and 19", len(m.Types), len(m.Predicates))
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLoadVocabulary(b *testing.B) {
	for b.Loop() {
		if _, err := LoadVocabulary(); err != nil {
			b.Fatal(err)
		}
	}
}

func writeFile(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestLoadVocabulary: the vocabulary is the same as that of the whole, and so
// is the hash; the rest is not there.
func TestLoadVocabulary(t *testing.T) {
	whole, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	part, err := LoadVocabulary()
	if err != nil {
		t.Fatal(err)
	}
	if part.Hash != whole.Hash {
		t.Errorf("hash %s, of the whole %s", part.Hash, whole.Hash)
	}
	if len(part.Lexicons)+len(part.Names)+len(part.Rules)+len(part.Frames) > 0 {
		t.Error("the vocabulary holds lexicons, names, rules or frames")
	}
	if !reflect.DeepEqual(part.Metrics, whole.Metrics) || !reflect.DeepEqual(part.Units, whole.Units) ||
		!reflect.DeepEqual(part.Predicates, whole.Predicates) || !reflect.DeepEqual(part.EventTypes, whole.EventTypes) {
		t.Error("the vocabulary differs from that of the whole")
	}
}

// TestGuideVocabulary holds the words of the annotation guide, on which gold
// files and other people's programs rely.
func TestGuideVocabulary(t *testing.T) {
	m, err := LoadVocabulary()
	if err != nil {
		t.Fatal(err)
	}
	check := func(what, words string, known func(string) bool) {
		for w := range strings.FieldsSeq(words) {
			if !known(w) {
				t.Errorf("there is no %s %q", what, w)
			}
		}
	}
	check("type", "Company Organization Person Product Place Work", func(w string) bool { return m.Type(w) != nil })
	check("predicate", `manufacturer subsidiaryOf founder position supplier partner competitor investor acquirer variantOf partOf
		follows locatedIn regulator plaintiffAgainst publishedBy author evaluatedBy usesTechnology`, func(w string) bool { return m.Predicate(w) != nil })
	check("metric", `price usedPrice priceChange salesVolume salesChange deliveries orders lockedOrders cancellationRate
		conversionRate production capacity revenue profit growthRate sharePrice shareChange marketCap marketCapChange
		marketShare rank score complaints users followersChange people compensation duration waitingTime distance
		speed acceleration power size weight temperature energy count ratio age budget other`, func(w string) bool { return m.Metric(w) != nil && m.Metric(w).Zh != "" && m.Metric(w).Doc != "" })
	check("event", `ProductLaunch Pricing Milestone FinancialReport StockMove Lawsuit Complaint Compensation Accident Recall Defect
		Regulation Personnel SoftwareUpdate Production Investment Merger Partnership Layoff Statement Controversy Sales Other`, func(w string) bool { return m.EventType(w) != nil })
	check("role", "agent patient product place counterpart speaker", func(w string) bool { return m.Role(w) != nil })
	check("op", "= > >= < <= ~ range", func(w string) bool { return m.Op(w) != nil })
	check("modality", "asserted rumor planned denied hypothetical opinion", func(w string) bool { return m.Modality(w) != nil })
	for _, p := range m.Predicates {
		if p.Symmetric != (p.Name == "partner" || p.Name == "competitor") {
			t.Errorf("predicate %s: symmetric is %v", p.Name, p.Symmetric)
		}
	}
}
