package entity

// de ties an attribute to the noun behind it: 英特尔的 RealSense.
const de = "的"
