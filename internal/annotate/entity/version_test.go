package entity

import "testing"

func TestVersions(t *testing.T) {
	f := newFinder(t)
	for _, text := range []string{
		"订单主要来自 [iPhone 16 标准版/Product]。",
		"[微信鸿蒙原生版/Product]开启内测。",
		"[Midjourney 网页版/Product]向所有人开放。",
		"广告出现在[滴滴企业版/Product]里。",
		"[RTX 4080 移动版/Product]（12GB）先上市。",
		"消息称[苹果/Company]将推出[折叠 iPad/Product]。",
		"[特斯拉/Company]将生产[七座版 Model Y/Product]。",
		"[华为/Company]发布三折叠 [Mate XT/Product]。", // another word
		"[iOS 18/Product] 正式版推送。",              // a release
		"[RTX 4090/Product] 公版显卡涨价。",           // a word for its kind behind it
		"[Android 14/Product] 版本占比上升。",         // no version
		"[Vision Pro/Product] 推出网页版。",          // a verb between
		"[Windows 11/Product] 移动版停更。",          // what runs on a system
	} {
		check(t, f, text)
	}
}
