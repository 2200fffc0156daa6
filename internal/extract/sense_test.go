package extract

import "testing"

// Which way a number points, in sentences of our own.
func TestSense(t *testing.T) {
	checkReadings(t, []sample{
		{"by a sign", "2024-05-20", "[远帆汽车/Company]的营收为12亿元，环比 -20.9%，同比+5.3%。", []string{"growthRate | = 20.9 | down", "growthRate | = 5.3 | up"}, nil},
		{"a profit below zero", "2024-05-20", "[远帆汽车/Company]的净利润为-3.2亿元。", []string{"profit | = 320000000 | loss"}, nil},
		{"what a loss is compared with", "2024-05-20", "[远帆汽车/Company]净亏损13.7亿元，较上年同期的23.4亿元收窄。", []string{"profit | = 1370000000 | loss", "profit | = 2340000000 | loss"}, nil},
		{"a loss that grew smaller", "2024-05-20", "[远帆汽车/Company]的净亏损收窄至2亿元。", []string{"profit | = 200000000 | loss"}, nil},
		{"a range on both sides of zero", "2024-05-20", "[青骥S7/Product]可在-10℃~40℃的温度下使用。", []string{"temperature | range -10–40"}, []string{"temperature | loss"}},
		{"a price of a thing that is being funded", "2024-05-20", "[青骥S7/Product]的众筹价为199元。", []string{"price | = 199"}, []string{"budget"}},
		{"a profit", "2024-05-20", "[远帆汽车/Company]的净利润为3亿元。", []string{"profit | = 300000000"}, []string{"profit | loss", "profit | up"}},
	})
}
