package graph

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// LockedError says that another process has the store open.
type LockedError struct {
	Path   string
	Holder string // who has it, as far as that can be known: "suyuan build articles (process 4711)"
}

func (e *LockedError) Error() string {
	who := e.Holder
	if who == "" {
		who = "another process"
	}
	return fmt.Sprintf("the store %s is in use by %s: wait until it is done, or name another store with --store", e.Path, who)
}

// lockHolder looks the holder of the file's lock up in /proc, where there is
// one; it returns "" if it can't tell.
func lockHolder(path string) string {
	info, err := os.Stat(path)
	if err != nil {
		return ""
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return ""
	}
	locks, err := os.ReadFile("/proc/locks")
	if err != nil {
		return ""
	}
	pid := flockHolder(locks, stat.Ino)
	if pid <= 0 {
		return ""
	}
	return processName(pid)
}

// flockHolder finds the process with a flock on an inode in /proc/locks, whose
// lines look like "1: FLOCK  ADVISORY  WRITE 4711 08:01:1234 0 EOF" (proc(5)).
// The device is left out: what stat and /proc call it differs on some systems.
func flockHolder(locks []byte, inode uint64) int {
	suffix := ":" + strconv.FormatUint(inode, 10)
	for s := bufio.NewScanner(bytes.NewReader(locks)); s.Scan(); {
		f := strings.Fields(s.Text())
		if len(f) >= 6 && f[1] == "FLOCK" && strings.HasSuffix(f[5], suffix) {
			pid, _ := strconv.Atoi(f[4])
			return pid
		}
	}
	return 0
}

func processName(pid int) string {
	line, err := os.ReadFile(fmt.Sprintf("/proc/%d/cmdline", pid))
	args := strings.Split(strings.TrimRight(string(line), "\x00"), "\x00")
	if err != nil || args[0] == "" {
		return fmt.Sprintf("process %d", pid)
	}
	args[0] = filepath.Base(args[0])
	name := strings.Join(args, " ")
	if r := []rune(name); len(r) > 80 {
		name = string(r[:79]) + "…"
	}
	return fmt.Sprintf("“%s” (process %d)", name, pid)
}

// explainDisk adds the mend to the errors of a disk that takes no more.
func explainDisk(err error) error {
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return fmt.Errorf("the disk is full: free some space and run the command again, what was stored before is safe (%w)", err)
	case errors.Is(err, syscall.EFBIG):
		return fmt.Errorf("the file may not grow any more: raise the limit (ulimit -f) and run the command again, what was stored before is safe (%w)", err)
	case errors.Is(err, syscall.EDQUOT):
		return fmt.Errorf("the disk quota is used up: free some space and run the command again, what was stored before is safe (%w)", err)
	case errors.Is(err, syscall.EROFS):
		return fmt.Errorf("the disk is read-only: name a store elsewhere with --store (%w)", err)
	}
	return err
}
