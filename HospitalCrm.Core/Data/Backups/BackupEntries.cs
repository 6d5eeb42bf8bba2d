using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace HospitalCrm.Core.Data.Backups;

/// <summary>The inside of a backup: name, length, content, SHA-256, one entry after the other; an empty name is the end.</summary>
internal static class BackupEntries
{
    public const string Manifest = "manifest.json";
    public const string Database = "crm.db";

    private const int MostName = 4_000;
    private const int Buffer = 1 << 20;

    /// <returns>The content's SHA-256.</returns>
    public static byte[] Write(Stream backup, string name, Stream content, long length)
    {
        WriteHead(backup, name, length);
        var hash = Copy(content, backup, length, () => new IOException($"{name} became shorter while it was copied"));
        backup.Write(hash);
        return hash;
    }

    public static void WriteEnd(Stream backup) => WriteHead(backup, "", 0);

    /// <returns>Null at the end.</returns>
    public static (string Name, long Length)? ReadHead(Stream backup, string file)
    {
        Span<byte> head = stackalloc byte[10];
        Fill(backup, head, file);
        var name = new byte[BinaryPrimitives.ReadUInt16BigEndian(head)];
        var length = BinaryPrimitives.ReadInt64BigEndian(head[2..]);
        if (name.Length > MostName || length < 0)
        {
            throw Strange(file);
        }

        Fill(backup, name, file);
        return name.Length == 0 ? null : (Encoding.UTF8.GetString(name), length);
    }

    /// <returns>The content's SHA-256, which is the one written beside it.</returns>
    public static byte[] ReadContent(Stream backup, Stream target, long length, string file)
    {
        var hash = Copy(backup, target, length, () => Strange(file));
        Span<byte> written = stackalloc byte[SHA256.HashSizeInBytes];
        Fill(backup, written, file);
        return written.SequenceEqual(hash) ? hash : throw Strange(file);
    }

    private static void WriteHead(Stream backup, string name, long length)
    {
        var text = Encoding.UTF8.GetBytes(name);
        Span<byte> head = stackalloc byte[10];
        BinaryPrimitives.WriteUInt16BigEndian(head, (ushort)text.Length);
        BinaryPrimitives.WriteInt64BigEndian(head[2..], length);
        backup.Write(head);
        backup.Write(text);
    }

    private static byte[] Copy(Stream from, Stream to, long length, Func<Exception> tooShort)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[(int)Math.Clamp(length, 1, Buffer)];
        for (var left = length; left > 0;)
        {
            var read = from.Read(buffer, 0, (int)Math.Min(buffer.Length, left));
            if (read == 0)
            {
                throw tooShort();
            }

            sha.AppendData(buffer, 0, read);
            to.Write(buffer, 0, read);
            left -= read;
        }

        return sha.GetHashAndReset();
    }

    private static void Fill(Stream backup, Span<byte> bytes, string file)
    {
        if (backup.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
        {
            throw Strange(file);
        }
    }

    private static InvalidDataException Strange(string file) => new($"{file} opens, but its content is not in order");
}
