package crf

import "math"

// ftrl holds weights that learn by FTRL-Proximal (McMahan and others, "Ad
// Click Prediction: a View from the Trenches", 2013, algorithm 1): a rate of its
// own for each weight, and an L1 that makes most of them exactly zero.
type ftrl struct {
	w, z, n  []float32
	alpha    float32
	beta     float32
	lambda1  float32
	lambda2  float32
	invAlpha float32
}

func newFTRL(size int, alpha, l1, l2 float64) ftrl {
	return ftrl{
		w: make([]float32, size), z: make([]float32, size), n: make([]float32, size),
		alpha: float32(alpha), invAlpha: float32(1 / alpha), beta: 1,
		lambda1: float32(l1), lambda2: float32(l2),
	}
}

// update moves weight i against its gradient.
func (f *ftrl) update(i int, gradient float32) {
	old := f.n[i]
	sum := old + gradient*gradient
	root := sqrt(sum)
	z := f.z[i] + gradient - (root-sqrt(old))*f.invAlpha*f.w[i]
	f.n[i], f.z[i] = sum, z
	switch {
	case z > f.lambda1:
		z -= f.lambda1
	case z < -f.lambda1:
		z += f.lambda1
	default:
		f.w[i] = 0
		return
	}
	f.w[i] = -z / ((f.beta+root)*f.invAlpha + f.lambda2)
}

func sqrt(x float32) float32 { return float32(math.Sqrt(float64(x))) }
