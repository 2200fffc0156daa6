package graph

import (
	"database/sql"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// server is the Postgres that the tests share: started by the first that needs
// it, stopped by TestMain. reason says why there is none.
var server struct {
	once   sync.Once
	dir    string // sockets and data
	cmd    *exec.Cmd
	reason string
	count  atomic.Int64
}

// postgresDatabase makes a new database and returns its address. It skips the
// test where no Postgres is installed.
func postgresDatabase(t testing.TB) string {
	if testing.Short() {
		t.Skip("starts a Postgres server; left out with -short")
	}
	server.once.Do(startPostgres)
	if server.reason != "" {
		t.Skip(server.reason)
	}
	name := fmt.Sprintf("suyuan%d", server.count.Add(1))
	db, err := sql.Open("postgres", postgresDSN("postgres"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec("CREATE DATABASE " + name); err != nil {
		t.Fatal(err)
	}
	return postgresDSN(name)
}

func postgresDSN(database string) string {
	return fmt.Sprintf("postgres://suyuan@/%s?host=%s&sslmode=disable", database, server.dir)
}

func postgresBinary(name string) string {
	if path, err := exec.LookPath(name); err == nil {
		return path
	}
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/" + name)
	if len(found) == 0 {
		return ""
	}
	sort.Strings(found)
	return found[len(found)-1]
}

func startPostgres() {
	initdb, postgres := postgresBinary("initdb"), postgresBinary("postgres")
	if initdb == "" || postgres == "" {
		server.reason = "no initdb and postgres in PATH or /usr/lib/postgresql"
		return
	}
	attributes := &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	dir, err := os.MkdirTemp("/tmp", "suyuan-pg-") // a short path: sockets allow 107 bytes
	if err != nil {
		server.reason = err.Error()
		return
	}
	server.dir = dir
	if os.Getuid() == 0 {
		// Postgres refuses to run as root.
		uid, gid, ok := otherUser()
		if !ok {
			server.reason = "running as root, and there is no user postgres or nobody to run the server as"
			return
		}
		attributes.Credential = &syscall.Credential{Uid: uid, Gid: gid}
		if err := os.Chown(dir, int(uid), int(gid)); err != nil {
			server.reason = err.Error()
			return
		}
	}
	data := filepath.Join(dir, "data")
	run := func(name string, args ...string) *exec.Cmd {
		c := exec.Command(name, args...)
		c.SysProcAttr = attributes
		c.Dir = dir
		c.Env = append(os.Environ(), "HOME="+dir, "LC_ALL=C", "TZ=Asia/Shanghai")
		return c
	}
	if out, err := run(initdb, "-D", data, "-U", "suyuan", "-A", "trust", "-E", "UTF8", "--no-sync").CombinedOutput(); err != nil {
		server.reason = fmt.Sprintf("initdb: %v: %s", err, out)
		return
	}
	server.cmd = run(postgres, "-D", data, "-k", dir, "-c", "listen_addresses=", "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "shared_buffers=64MB")
	var log strings.Builder
	server.cmd.Stderr = &log
	// The parent-death signal follows the starting thread, not the process.
	server.cmd.SysProcAttr.Pdeathsig = 0
	if err := server.cmd.Start(); err != nil {
		server.reason = fmt.Sprintf("postgres: %v", err)
		return
	}
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(50 * time.Millisecond) {
		db, err := sql.Open("postgres", postgresDSN("postgres"))
		if err == nil {
			err = db.Ping()
			db.Close()
		}
		if err == nil {
			return
		}
		if time.Now().After(deadline) {
			server.reason = fmt.Sprintf("postgres does not answer: %v", err)
			stopPostgres()
			return
		}
	}
}

func otherUser() (uid, gid uint32, ok bool) {
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		x, err1 := strconv.ParseUint(u.Uid, 10, 32)
		y, err2 := strconv.ParseUint(u.Gid, 10, 32)
		if err1 == nil && err2 == nil {
			return uint32(x), uint32(y), true
		}
	}
	return 0, 0, false
}

func stopPostgres() {
	if server.cmd != nil && server.cmd.Process != nil {
		server.cmd.Process.Signal(syscall.SIGINT) // fast shutdown
		server.cmd.Wait()
	}
	if server.dir != "" {
		os.RemoveAll(server.dir)
	}
}

func TestMain(m *testing.M) {
	if os.Getenv(childStore) != "" {
		killedChild()
		return
	}
	code := m.Run()
	stopPostgres()
	os.Exit(code)
}
