package dataset

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"

	"suyuan/internal/annotate/crf"
)

// CLUENER reads CLUENER2020: lines of {"text","label":{type:{name:[[start,end]]}}} with offsets in
// characters, end inclusive. Its types are kept. It is for measuring only.
func CLUENER(r io.Reader) (Set, error) {
	var set Set
	err := lines(r, func(line []byte) error {
		var e struct {
			Text  string                         `json:"text"`
			Label map[string]map[string][][2]int `json:"label"`
		}
		if err := json.Unmarshal(line, &e); err != nil {
			return fmt.Errorf("no line of CLUENER: %w", err)
		}
		offsets := byteOffsets(e.Text)
		var gold []crf.Gold
		for _, typ := range slices.Sorted(maps.Keys(e.Label)) {
			for _, name := range slices.Sorted(maps.Keys(e.Label[typ])) {
				for _, at := range e.Label[typ][name] {
					sp, err := span(offsets, at[0], at[1]+1)
					if err != nil {
						return fmt.Errorf("%s %s: %w", typ, name, err)
					}
					gold = append(gold, crf.Gold{Span: sp, Types: []string{typ}})
				}
			}
		}
		set.Examples = append(set.Examples, crf.Example{Text: e.Text, Gold: arrange(gold)})
		return nil
	})
	return set, err
}
