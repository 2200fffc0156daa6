package crf

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math"
	"math/bits"
	"slices"
)

// Model is a trained model. It is immutable and safe for concurrent use.
//
// Written, it is (all numbers little-endian):
//
//	"SYCRF" and the version, 1 byte
//	types: count (1 byte), then each as length (1 byte) and text
//	flags: 1 byte; 1 if features of repeated names were trained
//	note: length (2 bytes) and text: what it was trained on
//	scale: float32; a weight or transition is its integer times scale
//	transitions: int32 each
//	buckets: log2 of their count (1 byte), then one uint32 each and one more:
//	  where its entries start (24 bits) and a filter of what they hold (8 bits)
//	entries, bucket by bucket: check (uint16), count (1 byte) and that many
//	  weights: code (1 byte, or uint16 where the labels need it) and weight (int8)
//	CRC-32 of all that (IEEE)
//
// A code is slot * labels + label. Features are found by their hash: the high
// bits choose the bucket, bits 16 to 18 the bit of its filter that is set if it is
// there, the low 16 are the check; a feature with more than 255 weights has several
// entries. The entries are not unpacked: loading is checking.
type Model struct {
	raw     []byte
	types   []string
	note    string
	repeats bool // it knows features of what a text names elsewhere
	scale   float32
	trans   []int32
	shift   uint8    // 64 - log2 of the number of buckets
	index   []uint32 // the buckets
	blocks  []byte   // the entries
	width   int      // bytes of a weight with its code: 2 or 3
}

const (
	magic      = "SYCRF\x01"
	maxEntry   = 255       // weights in an entry
	maxBlocks  = 1<<24 - 1 // bytes of entries
	maxBuckets = 1 << 24   // of a model that is read
)

// Types are the types that the model finds, in its own order.
func (m *Model) Types() []string { return slices.Clone(m.types) }

// Note says what the model was trained on.
func (m *Model) Note() string { return m.note }

// Hash tells models apart: the checksum of the written form, in hexadecimal.
func (m *Model) Hash() string { return hex.EncodeToString(m.raw[len(m.raw)-4:]) }

// Size is the number of bytes that WriteTo writes.
func (m *Model) Size() int { return len(m.raw) }

// WriteTo writes the model in the form that Load reads.
func (m *Model) WriteTo(w io.Writer) (int64, error) {
	n, err := w.Write(m.raw)
	return int64(n), err
}

// Load takes a model from its written form. It keeps data, which must not be
// changed afterwards.
func Load(data []byte) (*Model, error) {
	m, err := load(data)
	if err != nil {
		return nil, fmt.Errorf("loading a name model: %w", err)
	}
	return m, nil
}

var errShort = errors.New("it ends too early; the file is incomplete")

func load(data []byte) (*Model, error) {
	if !bytes.HasPrefix(data, []byte(magic[:5])) {
		return nil, errors.New("this is no model written by `suyuan train`")
	}
	if len(data) < len(magic)+4 || data[5] != magic[5] {
		return nil, errors.New("it is of another version: train it again with this version of suyuan")
	}
	body := data[:len(data)-4]
	if crc32.ChecksumIEEE(body) != binary.LittleEndian.Uint32(data[len(body):]) {
		return nil, errors.New("its checksum is wrong: the file is damaged or incomplete")
	}
	m, err := parse(data)
	if err != nil {
		return nil, err
	}
	return m, m.check()
}

// parse takes a model apart; its entries are not looked at.
func parse(data []byte) (*Model, error) {
	body := data[:len(data)-4]
	m := &Model{raw: data}
	r := reader{data: body[len(magic):]}
	types := int(r.byte())
	if types == 0 || types > maxTypes {
		return nil, fmt.Errorf("it has %d types; 1 to %d are possible", types, maxTypes)
	}
	for range types {
		m.types = append(m.types, string(r.take(int(r.byte()))))
	}
	m.repeats = r.byte()&1 != 0
	m.note = string(r.take(int(r.uint16())))
	m.scale = math.Float32frombits(r.uint32())
	if !(m.scale > 0 && m.scale < 1e6) {
		return nil, fmt.Errorf("its scale is %g", m.scale)
	}
	for range transitionCount(types) {
		t := int32(r.uint32())
		if t < -maxTransition || t > maxTransition {
			return nil, fmt.Errorf("a transition is %d", t)
		}
		m.trans = append(m.trans, t)
	}
	log := r.byte()
	if 1<<log > maxBuckets {
		return nil, fmt.Errorf("it has 2^%d buckets", log)
	}
	m.shift = 64 - log
	index := r.take(4 * (1<<log + 1))
	if r.short {
		return nil, errShort
	}
	m.index = make([]uint32, len(index)/4)
	for i := range m.index {
		m.index[i] = binary.LittleEndian.Uint32(index[4*i:])
	}
	m.blocks = r.data
	m.width = weightWidth(types)
	return m, nil
}

// maxTransition bounds transitions, so that sums over the longest sentence
// stay within an int32.
const maxTransition = 1 << 19

// weightWidth is the number of bytes of a weight with its code.
func weightWidth(types int) int {
	if maxSlots*labels(types) <= 256 {
		return 2
	}
	return 3
}

// check walks through all entries, so that lookup need not.
func (m *Model) check() error {
	codes := maxSlots * labels(len(m.types))
	at := 0
	for b, word := range m.index {
		start := int(word & maxBlocks)
		if start < at || start > len(m.blocks) || b == 0 && start != 0 {
			return fmt.Errorf("bucket %d starts at byte %d of %d, behind %d", b, start, len(m.blocks), at)
		}
		for bucket := m.blocks[at:start]; len(bucket) > 0; {
			if len(bucket) < 3 || len(bucket) < 3+m.width*int(bucket[2]) {
				return fmt.Errorf("an entry before bucket %d is cut off", b)
			}
			weights := bucket[3 : 3+m.width*int(bucket[2])]
			bucket = bucket[3+len(weights):]
			for i := 0; i < len(weights); i += m.width {
				code := int(weights[i])
				if m.width == 3 {
					code |= int(weights[i+1]) << 8
				}
				if code >= codes {
					return fmt.Errorf("a weight before bucket %d has the code %d of %d", b, code, codes)
				}
			}
		}
		at = start
	}
	if at != len(m.blocks) {
		return fmt.Errorf("%d bytes are in no bucket", len(m.blocks)-at)
	}
	return nil
}

// bucket is where the entries of a feature would be: the bytes [start,end) of
// blocks, none if the filter rules it out.
func (m *Model) bucket(hash uint64) (start, end uint32) {
	i := hash >> 1 >> ((m.shift - 1) & 63)
	word := m.index[i]
	start, end = word&maxBlocks, m.index[i+1]&maxBlocks
	if word>>24>>filterBit(hash)&1 == 0 {
		end = start
	}
	return start, end
}

func filterBit(hash uint64) uint { return uint(hash>>16) & 7 }

// reader takes values from the head of data and remembers if there were too few.
type reader struct {
	data  []byte
	short bool
}

func (r *reader) take(n int) []byte {
	if n > len(r.data) {
		r.short = true
		return make([]byte, min(n, 8))
	}
	b := r.data[:n]
	r.data = r.data[n:]
	return b
}

func (r *reader) byte() byte     { return r.take(1)[0] }
func (r *reader) uint16() uint16 { return binary.LittleEndian.Uint16(r.take(2)) }
func (r *reader) uint32() uint32 { return binary.LittleEndian.Uint32(r.take(4)) }

// weight is one weight of a feature, quantised.
type weight struct {
	code  int // slot * labels + label
	value int8
}

// block is a feature with its weights.
type block struct {
	hash  uint64
	codes []weight
}

// model quantises the weights and writes the model.
func (t *trainer) model() (*Model, error) {
	high := float32(0)
	for _, w := range t.weights.w {
		high = max(high, w, -w)
	}
	scale := max(high/127, 1e-6)
	least := float32(0.5)
	for {
		raw := t.encode(scale, least*scale)
		if len(raw) <= t.opts.MaxBytes || least > 127 {
			return Load(raw)
		}
		least *= 1.1
	}
}

// encode writes the model, without the weights below least.
func (t *trainer) encode(scale, least float32) []byte {
	var out []byte
	out = append(out, magic...)
	out = append(out, byte(len(t.opts.Types)))
	for _, typ := range t.opts.Types {
		out = append(out, byte(len(typ)))
		out = append(out, typ...)
	}
	out = append(out, byte(btoi(t.opts.Folds > 1)))
	out = binary.LittleEndian.AppendUint16(out, uint16(len(t.opts.Note)))
	out = append(out, t.opts.Note...)
	out = binary.LittleEndian.AppendUint32(out, math.Float32bits(scale))
	for _, w := range t.trans.w {
		v := min(max(math.Round(float64(w/scale)), -maxTransition), maxTransition)
		out = binary.LittleEndian.AppendUint32(out, uint32(int32(v)))
	}
	blocks := t.blocks(scale, least)
	log := uint8(max(0, bits.Len(uint(len(blocks)))-1))
	out = append(out, log)
	var entries []byte
	at := 0
	for b := range 1 << log {
		start, filter := len(entries), 0
		for ; at < len(blocks) && (log == 0 || blocks[at].hash>>(64-log) == uint64(b)); at++ {
			entries = appendBlock(entries, blocks[at], weightWidth(len(t.opts.Types)))
			filter |= 1 << filterBit(blocks[at].hash)
		}
		out = binary.LittleEndian.AppendUint32(out, uint32(min(start, maxBlocks)|filter<<24))
	}
	out = binary.LittleEndian.AppendUint32(out, uint32(min(len(entries), maxBlocks)))
	out = append(out, entries...)
	return binary.LittleEndian.AppendUint32(out, crc32.ChecksumIEEE(out))
}

// blocks gathers the weights by feature, sorted by hash.
func (t *trainer) blocks(scale, least float32) []block {
	byHash := map[uint64][]weight{}
	for id, k := range t.slots {
		for l, w := range t.weights.w[id*t.labels : (id+1)*t.labels] {
			if w > -least && w < least {
				continue
			}
			q := int8(min(max(math.Round(float64(w/scale)), -127), 127))
			if q != 0 {
				byHash[k.hash] = append(byHash[k.hash], weight{int(k.slot)*t.labels + l, q})
			}
		}
	}
	blocks := make([]block, 0, len(byHash))
	for h, codes := range byHash {
		slices.SortFunc(codes, func(a, b weight) int { return a.code - b.code })
		blocks = append(blocks, block{h, codes})
	}
	slices.SortFunc(blocks, func(a, b block) int { return cmp.Compare(a.hash, b.hash) })
	return blocks
}

// appendBlock writes a feature's entries.
func appendBlock(dst []byte, b block, width int) []byte {
	for codes := range slices.Chunk(b.codes, maxEntry) {
		dst = append(dst, byte(b.hash), byte(b.hash>>8), byte(len(codes)))
		for _, w := range codes {
			dst = append(dst, byte(w.code))
			if width == 3 {
				dst = append(dst, byte(w.code>>8))
			}
			dst = append(dst, byte(w.value))
		}
	}
	return dst
}
