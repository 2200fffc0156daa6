package graph

import "testing"

func postgresDatabase(t testing.TB) string {
	t.Skip("not yet")
	return ""
}
