using System.Security.Cryptography;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Backups;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints.Attachments;

/// <summary>
/// The sealed files in <c>uploads/complaints</c>: nonce, ciphertext, tag under a key of the file's own. A file is complete and on the disk before its
/// row is written, so no row is ever without one; what a crash left without a row is swept away. Backups take the folder along.
/// </summary>
public sealed class AttachmentStore(DataOptions options) : IRoomPart
{
    private const int KeyLength = 32;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const string Ending = ".sealed";

    private string Folder => Path.Combine(options.Directory, "uploads", "complaints");

    /// <returns>The file's key, as text.</returns>
    /// <exception cref="IOException">It cannot be kept.</exception>
    internal async Task<string> WriteAsync(Id<ComplaintAttachment> id, byte[] content, CancellationToken ct)
    {
        var key = RandomNumberGenerator.GetBytes(KeyLength);
        var file = new byte[NonceLength + content.Length + TagLength];
        RandomNumberGenerator.Fill(file.AsSpan(0, NonceLength));
        using (var cipher = new AesGcm(key, TagLength))
        {
            cipher.Encrypt(file.AsSpan(0, NonceLength), content, file.AsSpan(NonceLength, content.Length), file.AsSpan(NonceLength + content.Length), Bound(id));
        }

        Directory.CreateDirectory(Folder);
        var (part, path) = (PathOf(id) + ".part", PathOf(id));
        var how = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using (var target = new FileStream(part, how))
        {
            await target.WriteAsync(file, ct);
            target.Flush(flushToDisk: true);
        }

        File.Move(part, path);
        Folders.Flush(Folder);
        return Convert.ToBase64String(key);
    }

    /// <exception cref="RuleViolation">It is gone or was changed.</exception>
    internal async Task<byte[]> ReadAsync(Id<ComplaintAttachment> id, string key, CancellationToken ct)
    {
        try
        {
            var file = await File.ReadAllBytesAsync(PathOf(id), ct);
            var content = new byte[Math.Max(0, file.Length - NonceLength - TagLength)];
            using var cipher = new AesGcm(Convert.FromBase64String(key), TagLength);
            cipher.Decrypt(file.AsSpan(0, NonceLength), file.AsSpan(NonceLength, content.Length), file.AsSpan(NonceLength + content.Length), content, Bound(id));
            return content;
        }
        catch (Exception failure) when (failure is IOException or CryptographicException or ArgumentException)
        {
            throw new RuleViolation("Complaints.AttachmentDamaged");
        }
    }

    internal void Forget(Id<ComplaintAttachment> id)
    {
        try
        {
            File.Delete(PathOf(id));
        }
        catch (IOException)
        {
            // The sweep finds it.
        }
    }

    /// <summary>Files older than a moment: those of no row are what a crash or a retention left.</summary>
    internal IEnumerable<(Id<ComplaintAttachment>? Id, string Path)> Before(DateTime limitUtc) => !Directory.Exists(Folder)
        ? []
        : new DirectoryInfo(Folder).EnumerateFiles().Where(file => file.Name.Contains(Ending, StringComparison.Ordinal) && file.LastWriteTimeUtc < limitUtc)
            .Select(file => (Guid.TryParse(file.Name.Replace(Ending, "", StringComparison.Ordinal), out var key) ? new Id<ComplaintAttachment>(key) : default(Id<ComplaintAttachment>?), file.FullName));

    private static byte[] Bound(Id<ComplaintAttachment> id) => id.Value.ToByteArray(bigEndian: true);

    private string PathOf(Id<ComplaintAttachment> id) => Path.Combine(Folder, id.Value.ToString("N") + Ending);
}
