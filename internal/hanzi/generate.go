//go:build ignore

// Command generate writes simplified.txt, the table of this package, from the
// dictionaries of OpenCC in a directory.
package main

import (
	"bufio"
	"cmp"
	"fmt"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
)

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: go run generate.go DIR, where OpenCC's TSCharacters.txt is")
	}
	table := read(os.Args[1], "TSCharacters.txt")
	variants := map[string]string{} // how Hong Kong and Taiwan write a traditional character
	for _, name := range []string{"HKVariantsRev.txt", "TWVariantsRev.txt"} {
		maps.Copy(variants, read(os.Args[1], name))
	}
	for from, standard := range variants {
		if _, known := table[from]; !known {
			table[from] = cmp.Or(table[standard], standard)
		}
	}
	for _, from := range slices.Sorted(maps.Keys(table)) {
		to := table[from]
		to = cmp.Or(table[to], to)              // 薴 becomes 苧, and that 苎
		if to != from && len(to) == len(from) { // some 220 rare ones differ in length, and would move what stands behind them
			fmt.Println(from + to)
		}
	}
}

// read gives the first choice of a dictionary for each single character.
func read(dir, name string) map[string]string {
	file, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		log.Fatal(err)
	}
	defer file.Close()
	table := map[string]string{}
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		from, choices, ok := strings.Cut(lines.Text(), "\t")
		if ok && utf8.RuneCountInString(from) == 1 {
			table[from] = strings.Fields(choices)[0]
		}
	}
	if err := lines.Err(); err != nil {
		log.Fatal(err)
	}
	return table
}
