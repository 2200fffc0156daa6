package timex

import (
	"sync"
	"time"

	"github.com/6tail/lunar-go/calendar"
)

// holiday is a feast or a shopping day and how its date is found.
type holiday struct {
	name string
	// month and day of the solar year, or of the lunar one; nth weekday of a
	// month (母亲节: the second Sunday of May) if nth is set; the solar term
	// 清明 has its own rule.
	month, day   int
	lunar        bool
	nth, weekday int
	term         bool
	// needs are words one of which must stand right before or behind: 618 and
	// 十一 are numbers otherwise.
	needs               []string
	notBefore, notAfter string
}

var shopping = []string{"大促", "期间", "电商", "购物", "活动", "战报", "当天", "当日", "开门红", "预售", "促销", "年中", "收官", "京东", "天猫", "淘宝", "消费", "来了", "来临", "前夕", "前", "后", "之后", "之前", "节"}

var holidays = []holiday{
	{name: "元旦", month: 1, day: 1}, {name: "元旦节", month: 1, day: 1}, {name: "情人节", month: 2, day: 14},
	{name: "妇女节", month: 3, day: 8}, {name: "三八节", month: 3, day: 8}, {name: "植树节", month: 3, day: 12},
	{name: "愚人节", month: 4, day: 1}, {name: "劳动节", month: 5, day: 1}, {name: "五一", month: 5, day: 1, notAfter: "零一二三四五六七八九十百千万点第", notBefore: "零一二三四五六七八九十百千万广路点"},
	{name: "五四青年节", month: 5, day: 4}, {name: "青年节", month: 5, day: 4}, {name: "六一", month: 6, day: 1, needs: []string{"儿童", "期间", "假期", "节", "当天"}},
	{name: "六一儿童节", month: 6, day: 1}, {name: "儿童节", month: 6, day: 1}, {name: "建党节", month: 7, day: 1}, {name: "建军节", month: 8, day: 1},
	{name: "教师节", month: 9, day: 10}, {name: "国庆", month: 10, day: 1}, {name: "国庆节", month: 10, day: 1},
	{name: "十一", month: 10, day: 1, needs: []string{"黄金周", "长假", "假期", "期间", "国庆", "小长假"}},
	{name: "万圣节", month: 10, day: 31}, {name: "光棍节", month: 11, day: 11}, {name: "平安夜", month: 12, day: 24},
	{name: "圣诞", month: 12, day: 25, notBefore: "老树岛歌"}, {name: "圣诞节", month: 12, day: 25},
	{name: "母亲节", month: 5, nth: 2, weekday: 7}, {name: "父亲节", month: 6, nth: 3, weekday: 7}, {name: "感恩节", month: 11, nth: 4, weekday: 4},
	{name: "黑色星期五", month: 11, nth: 4, weekday: 4, day: 1}, {name: "黑五", month: 11, nth: 4, weekday: 4, day: 1},
	{name: "春节", month: 1, day: 1, lunar: true}, {name: "大年初一", month: 1, day: 1, lunar: true}, {name: "农历新年", month: 1, day: 1, lunar: true}, {name: "除夕", month: 1, day: 0, lunar: true}, {name: "大年三十", month: 1, day: 0, lunar: true},
	{name: "元宵", month: 1, day: 15, lunar: true}, {name: "元宵节", month: 1, day: 15, lunar: true},
	{name: "端午", month: 5, day: 5, lunar: true}, {name: "端午节", month: 5, day: 5, lunar: true},
	{name: "七夕", month: 7, day: 7, lunar: true}, {name: "七夕节", month: 7, day: 7, lunar: true}, {name: "中元节", month: 7, day: 15, lunar: true},
	{name: "中秋", month: 8, day: 15, lunar: true}, {name: "中秋节", month: 8, day: 15, lunar: true},
	{name: "重阳", month: 9, day: 9, lunar: true}, {name: "重阳节", month: 9, day: 9, lunar: true}, {name: "腊八节", month: 12, day: 8, lunar: true}, {name: "腊八", month: 12, day: 8, lunar: true},
	{name: "清明", month: 4, term: true, notBefore: "上"}, {name: "清明节", month: 4, term: true},
	{name: "双11", month: 11, day: 11, notBefore: "0123456789"}, {name: "双 11", month: 11, day: 11, notBefore: "0123456789"}, {name: "双十一", month: 11, day: 11},
	{name: "双12", month: 12, day: 12, notBefore: "0123456789"}, {name: "双 12", month: 12, day: 12, notBefore: "0123456789"}, {name: "双十二", month: 12, day: 12},
	{name: "618", month: 6, day: 18, needs: shopping, notAfter: "0123456789.,-", notBefore: "0123456789.,-%"}, {name: "6·18", month: 6, day: 18, notBefore: "0123456789"}, {name: "6.18", month: 6, day: 18, needs: shopping, notBefore: "0123456789"},
	{name: "11.11", month: 11, day: 11, needs: shopping, notBefore: "0123456789"},
}

// notTimes begin like a time and are names of something else.
var notTimes = []string{
	"今日头条", "今日资本", "今日俄罗斯", "今日美国", "今日油条", "每日优鲜", "每日经济新闻", "每日互动", "每日电讯", "每日邮报", "每日新闻", "每日财报", "每日商报", "每日人物", "每日黑巧", "每日坚果",
	"明日方舟", "明日之后", "明日世界", "明日控股", "明日黄花", "第一财经", "周六福", "周日友", "星期六公司", "七日杀", "21世纪经济报道", "21 世纪经济报道", "21世纪经济", "二十一世纪经济", "二十一世纪福克斯", "21世纪福克斯",
	"昨日世界", "十月围城", "八月照相馆", "三月兔", "明天控股", "明天系", "新年代", "十月稻田", "七天连锁", "7天连锁", "7天酒店", "七天酒店", "五月天", "九月天", "四月天", "六月雪", "半月谈", "半月板", "月之暗面", "五一广场", "五一路", "后天性", "三天两头", "一天到晚", "一年四季", "日复一日", "年复一年", "同日而语", "今非昔比", "一时半会", "国庆典礼", "每每", "半天妖", "明天广场", "今夜科技谈", "每日一", "今日说法", "今日关注", "周末画报", "每周一品", "明日战记", "后天教育",
}

func (h *holiday) id() int {
	for i := range holidays {
		if holidays[i].name == h.name {
			return i
		}
	}
	return -1
}

// in is the holiday's day in a year; not ok if it can't be told.
func (h *holiday) in(year int, moons *lunarYears) period {
	switch {
	case h.lunar:
		return moons.day(year, h.month, h.day)
	case h.term:
		return dayOf(qingming(year))
	case h.nth > 0:
		f := date(year, h.month, 1)
		d := 1 + (h.weekday-int(f.Weekday())+7)%7 + 7*(h.nth-1) + h.day
		return dayOf(date(year, h.month, d))
	}
	return dayOf(date(year, h.month, h.day))
}

// lunarYears keeps the months of the Chinese lunar calendar that were asked
// for: working out a year takes a tenth of a millisecond. It is safe for
// concurrent use.
type lunarYears struct{ years sync.Map }

// lunarMonths is, for each month of a lunar year (leap months left out), its
// first day and its length.
type lunarMonths [13]struct {
	first  time.Time
	length int
}

// day is a day of the lunar calendar; day 0 is the last of the month before
// (除夕). A month too short for the day gives no period.
func (l *lunarYears) day(year, month, day int) period {
	if year < 1600 || year > 2200 || month < 1 || month > 12 || day < 0 {
		return period{}
	}
	v, ok := l.years.Load(year)
	if !ok {
		v, _ = l.years.LoadOrStore(year, monthsOfLunarYear(year))
	}
	m := v.(*lunarMonths)[month]
	if day > m.length {
		return period{}
	}
	return dayOf(m.first.AddDate(0, 0, day-1))
}

func monthsOfLunarYear(year int) *lunarMonths {
	var out lunarMonths
	y := calendar.NewLunarYear(year)
	for k := 1; k <= 12; k++ {
		m := y.GetMonth(k)
		if m == nil {
			continue
		}
		s := calendar.NewSolarFromJulianDay(m.GetFirstJulianDay())
		out[k].first, out[k].length = date(s.GetYear(), s.GetMonth(), s.GetDay()), m.GetDayCount()
	}
	return &out
}

// qingming is the day of the solar term 清明 (the sun at 15° ecliptic
// longitude), by the usual approximation of the almanacs: exact from 1901 to
// 2099, where the table test holds it against the calendar library.
func qingming(year int) time.Time {
	y := year % 100
	c := 4.81
	if year < 2001 {
		c = 5.59
	}
	return date(year, 4, int(float64(y)*0.2422+c)-y/4)
}
