// Package rank chooses among candidates by a conditional log-linear model over
// hashed binary features (Berger, Della Pietra and Della Pietra, "A maximum
// entropy approach to natural language processing", 1996; the hashing of
// Weinberger et al., 2009).
//
//   - Features: what is true of a candidate, as hashes.
//   - Model: a weight for each hash; it scores candidates, the highest is chosen.
//   - Choice: candidates and which of them are right, to learn from.
//
// A Model is immutable and safe for concurrent use.
package rank

import "math"

// Features are what is true of one candidate. The zero value is empty.
type Features []uint32

// Add notes a feature, told by its parts in their order.
func (f *Features) Add(parts ...string) { f.AddTo(offset, parts...) }

// AddTo notes a feature that begins as some others do.
func (f *Features) AddTo(p Prefix, parts ...string) { *f = append(*f, uint32(hash(p, parts))) }

// Prefix is how features begin that differ in their last parts.
type Prefix uint32

// Begin is the prefix of some parts.
func Begin(parts ...string) Prefix { return hash(offset, parts) }

// FNV-1a (Fowler, Noll and Vo) with its 32-bit constants.
const (
	offset = 2166136261
	prime  = 16777619
)

func hash(h Prefix, parts []string) Prefix {
	for _, p := range parts {
		for i := range len(p) {
			h = (h ^ Prefix(p[i])) * prime
		}
		h = (h ^ 0xff) * prime // no byte of UTF-8
	}
	return h
}

// Model gives each feature a weight.
type Model struct {
	weights []int8 // by the low bits of a feature's hash; a power of two many
	scale   float64
}

// Score is how much speaks for a candidate; scores compare within one choice.
func (m *Model) Score(f Features) float64 {
	mask := uint32(len(m.weights) - 1)
	sum := 0
	for _, h := range f {
		sum += int(m.weights[fold(h)&mask])
	}
	return float64(sum) * m.scale
}

// fold mixes the high bits of a hash into the low ones, as FNV's authors advise
// for tables smaller than the hash.
func fold(h uint32) uint32 { return h ^ h>>15 }

// Probabilities turns the scores of all candidates of a choice into the
// probability of each being the right one, in place.
func Probabilities(scores []float64) {
	most := math.Inf(-1)
	for _, s := range scores {
		most = max(most, s)
	}
	sum := 0.0
	for i, s := range scores {
		scores[i] = math.Exp(s - most)
		sum += scores[i]
	}
	for i := range scores {
		scores[i] /= sum
	}
}
