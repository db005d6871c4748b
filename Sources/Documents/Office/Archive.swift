import CZip
import Domain

/// A zip archive in memory. Sizes declared in the archive are not trusted: unpacking stops at the limits, against zip bombs.
final class Archive {
  static let maxParts = 4_000
  static let maxPartBytes = 32_000_000
  static let maxTotalBytes = 64_000_000

  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private let archive: OpaquePointer
  private var unpackedBytes = 0

  init(_ file: [UInt8]) throws(NoticeFault) {
    let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: file.count)
    _ = bytes.initialize(from: file)
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let source = zip_source_buffer_create(bytes.baseAddress, zip_uint64_t(bytes.count), 0, &error) else {
      bytes.deallocate()
      throw .damaged
    }
    guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
      zip_source_free(source)
      bytes.deallocate()
      throw .damaged
    }
    (self.bytes, self.archive) = (bytes, archive)
    guard zip_get_num_entries(archive, 0) <= Self.maxParts else { throw .bomb }
  }

  deinit {
    zip_discard(archive)
    bytes.deallocate()
  }

  func contains(_ name: String) -> Bool { zip_name_locate(archive, name, 0) >= 0 }

  /// The unpacked bytes of a part; nil if there is none of that name.
  func part(_ name: String) throws(NoticeFault) -> [UInt8]? {
    let index = zip_name_locate(archive, name, 0)
    guard index >= 0 else { return nil }
    guard let part = zip_fopen_index(archive, zip_uint64_t(index), 0) else { throw .damaged }
    defer { zip_fclose(part) }
    var result: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = zip_fread(part, &chunk, zip_uint64_t(chunk.count))
      guard count >= 0 else { throw .damaged }
      if count == 0 { return result }
      unpackedBytes += Int(count)
      guard result.count + Int(count) <= Self.maxPartBytes, unpackedBytes <= Self.maxTotalBytes else { throw .bomb }
      result += chunk[..<Int(count)]
    }
  }

  /// A part parsed as XML; nil if there is none of that name.
  func element(_ name: String) throws(NoticeFault) -> Element? {
    guard let bytes = try part(name) else { return nil }
    return try Element(xml: bytes)
  }
}
