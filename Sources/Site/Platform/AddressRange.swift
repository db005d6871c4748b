import Foundation

/// An IP address or a CIDR range: `127.0.0.1`, `10.0.0.0/8`, `2001:db8::/32`.
package struct AddressRange: Hashable, Sendable {
  /// 4 or 16.
  private let bytes: [UInt8]
  private let prefixBits: Int

  /// Nil if the text is neither.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let bytes = Self.bytes(of: String(first)) else { return nil }
    self.bytes = bytes
    guard parts.count == 2 else {
      prefixBits = bytes.count * 8
      return
    }
    guard let bits = Int(parts[1]), (0...bytes.count * 8).contains(bits) else { return nil }
    prefixBits = bits
  }

  /// Whether an address is in the range; false for what is no address.
  package func contains(_ address: String) -> Bool {
    guard let other = Self.bytes(of: address), other.count == bytes.count else { return false }
    for bit in stride(from: 0, to: prefixBits, by: 8) {
      let mask = prefixBits - bit >= 8 ? UInt8.max : ~(UInt8.max >> UInt8(prefixBits - bit))
      if (bytes[bit / 8] ^ other[bit / 8]) & mask != 0 { return false }
    }
    return true
  }

  /// The bytes of an address; an IPv4 address that is written as IPv6 (`::ffff:10.0.0.1`) has four.
  static func bytes(of address: String) -> [UInt8]? {
    var four = in_addr()
    if inet_pton(AF_INET, address, &four) == 1 { return withUnsafeBytes(of: four, Array.init) }
    var sixteen = in6_addr()
    guard inet_pton(AF_INET6, address, &sixteen) == 1 else { return nil }
    let bytes = withUnsafeBytes(of: sixteen, Array.init)
    return bytes.starts(with: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff]) ? Array(bytes.suffix(4)) : bytes
  }
}
