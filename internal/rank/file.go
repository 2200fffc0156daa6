package rank

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
)

// A model's file is the magic, the scale (a float64, little-endian), the number
// of weights (a uint32), and for each weight that is not 0 the distance from
// the one before it (an uvarint) and the weight (a byte).
const magic = "SYRANK1\n"

// WriteTo writes the model's file.
func (m *Model) WriteTo(w io.Writer) (int64, error) {
	b := []byte(magic)
	b = binary.LittleEndian.AppendUint64(b, math.Float64bits(m.scale))
	b = binary.LittleEndian.AppendUint32(b, uint32(len(m.weights)))
	last := -1
	for i, v := range m.weights {
		if v != 0 {
			b = binary.AppendUvarint(b, uint64(i-last))
			b = append(b, byte(v))
			last = i
		}
	}
	n, err := w.Write(b)
	return int64(n), err
}

var errFile = errors.New("not a model of the ranker, or damaged")

// Load reads a model's file.
func Load(b []byte) (*Model, error) {
	head := len(magic) + 12
	if len(b) < head || string(b[:len(magic)]) != magic {
		return nil, errFile
	}
	scale := math.Float64frombits(binary.LittleEndian.Uint64(b[len(magic):]))
	size := binary.LittleEndian.Uint32(b[len(magic)+8:])
	if size == 0 || size > 1<<24 || size&(size-1) != 0 || !(scale >= 0) || math.IsInf(scale, 0) {
		return nil, errFile
	}
	m := &Model{weights: make([]int8, size), scale: scale}
	at := -1
	for b = b[head:]; len(b) > 0; {
		d, n := binary.Uvarint(b)
		if n <= 0 || n >= len(b) || d == 0 || d > uint64(size) || at+int(d) >= int(size) {
			return nil, fmt.Errorf("%w: at weight %d", errFile, at+1)
		}
		at += int(d)
		m.weights[at] = int8(b[n])
		b = b[n+1:]
	}
	return m, nil
}
