package crf

// A label is 0 (outside any name) or 1 + 4*type + place: begin, inside, end or
// single. With T types there are 4T+1 labels.
const (
	outside = 0

	begin  = 0
	inside = 1
	end    = 2
	single = 3
	places = 4
)

// maxTypes keeps a set of labels in one uint64.
const maxTypes = 15

func label(typ, place int) int { return 1 + places*typ + place }

func labels(types int) int { return 1 + places*types }

// labelSet is a set of labels, one bit each.
type labelSet uint64

func (s labelSet) has(l int) bool { return s>>l&1 != 0 }

func (s labelSet) with(l int) labelSet { return s | 1<<l }

// one says whether the set has exactly one label.
func (s labelSet) one() bool { return s != 0 && s&(s-1) == 0 }

// transitions are the scores of one label behind another. A name that has
// begun goes on to its end, so that only two kinds exist:
//
//   - between: from what ended before (0 for an outside unit, t+1 for a name of
//     type t, T+1 for the sentence's start) to what starts (0, t+1, or T+1 for the
//     sentence's end), row by row;
//   - within: for each type begin-inside, begin-end, inside-inside, inside-end.
//
// They are kept in one slice, between first.
type transitions []float32

// What within holds of a type.
const (
	beginInside = iota
	beginEnd
	insideInside
	insideEnd
)

func transitionCount(types int) int { return (types+2)*(types+2) + 4*types }

func between(types, from, to int) int { return from*(types+2) + to }

func within(types, typ, which int) int { return (types+2)*(types+2) + 4*typ + which }
