package export

import (
	"testing"

	"suyuan/graph"
)

func TestFigureValue(t *testing.T) {
	for _, tt := range []struct {
		content graph.Content
		want    string
	}{
		{graph.Content{Op: "=", Value: number(356), Unit: "辆"}, "356 辆"},
		{graph.Content{Op: ">", Value: number(23000), Unit: "辆"}, "> 23,000 辆"},
		{graph.Content{Op: "=", Value: number(80.9), Unit: "%", Direction: "down"}, "↓ 80.9%"},
		{graph.Content{Op: "range", Min: number(30), Max: number(40), Unit: "周"}, "30–40 周"},
		{graph.Content{Op: "=", Value: number(-1234567.5), Unit: "CNY"}, "-1,234,567.5 CNY"},
		{graph.Content{Op: "~", Value: number(0.0000001)}, "≈ 1e-07"},
		{graph.Content{Op: "=", Value: number(1e18)}, "1e+18"},
		{graph.Content{Op: "=", Value: number(99999999)}, "99,999,999"},
		{graph.Content{Op: "=", Value: number(1e8), Unit: "人"}, "1亿 人"},
		{graph.Content{Op: "=", Value: number(9.483e9), Unit: "USD"}, "94.83亿 USD"},
		{graph.Content{Op: "~", Value: number(166767e6), Unit: "CNY"}, "≈ 1,667.67亿 CNY"},
		{graph.Content{Op: "=", Value: number(3.7e12), Unit: "HKD"}, "3.7万亿 HKD"},
		{graph.Content{Op: "=", Value: number(7512345678), Unit: "CNY"}, "7,512,345,678 CNY"},
		{graph.Content{Op: "range", Min: number(160e8), Max: number(170e8), Unit: "CNY"}, "160亿–170亿 CNY"},
		{graph.Content{Op: "range", Min: number(2e9), Max: number(9999999999), Unit: "CNY"}, "2,000,000,000–9,999,999,999 CNY"},
		{graph.Content{Op: "range", Min: number(10)}, "≥ 10"},
		{graph.Content{Op: "range", Max: number(10), Unit: "%"}, "≤ 10%"},
		{graph.Content{Op: "<=", Value: number(1e15)}, "≤ 1e+15"},
		{graph.Content{Op: "=", Value: number(100), Unit: "人", Direction: "loss"}, "−100 人"},
		{graph.Content{Op: "~", Value: number(100), Unit: "人", Direction: "loss"}, "− ≈ 100 人"},
	} {
		if got := FigureValue(&tt.content); got != tt.want {
			t.Errorf("%+v: %q, want %q", tt.content, got, tt.want)
		}
	}
}

func TestPlainNumber(t *testing.T) {
	for value, want := range map[float64]string{356: "356", 31000000: "31000000", 3e14: "300000000000000", -0.05: "-0.05", 0.0000001: "0.0000001"} {
		if got := plainNumber(&value); got != want {
			t.Errorf("%v: %s, want %s", value, got, want)
		}
	}
	if got := plainNumber(nil); got != "" {
		t.Errorf("no number: %q", got)
	}
}
