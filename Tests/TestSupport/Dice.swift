/// A small random generator that gives the same numbers for the same seed on every machine (Steele et al.,
/// SplitMix64).
package struct Dice: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  package mutating func roll(_ count: Int) -> Int { Int.random(in: 0..<count, using: &self) }
  package mutating func pick<Value>(_ values: [Value]) -> Value { values[roll(values.count)] }
  /// True once in `count` calls on average.
  package mutating func oneIn(_ count: Int) -> Bool { roll(count) == 0 }
}
