package cli

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// sizeLimit is an option's number of bytes, written in megabytes (60, 60MB) or
// gigabytes (2GB).
type sizeLimit int64

// maxSize keeps what is written in gigabytes from overflowing.
const maxSize = 1 << 20 // megabytes

// Set reads what the user wrote.
func (s *sizeLimit) Set(text string) error {
	upper := strings.ToUpper(text)
	number := strings.TrimRightFunc(upper, func(r rune) bool { return r < '0' || r > '9' })
	megabytes := int64(1)
	known := true
	switch strings.TrimSpace(upper[len(number):]) {
	case "", "M", "MB", "MIB":
	case "G", "GB", "GIB":
		megabytes = 1 << 10
	default:
		known = false
	}
	n, err := strconv.ParseInt(number, 10, 64)
	if !known || err != nil || n <= 0 || n > maxSize/megabytes {
		return errors.New("write a whole number of megabytes, as 60 or 60MB, or of gigabytes, as 2GB")
	}
	*s = sizeLimit(n * megabytes << 20)
	return nil
}

// String is the size as Set reads it.
func (s *sizeLimit) String() string { return fmt.Sprintf("%dMB", *s>>20) }
