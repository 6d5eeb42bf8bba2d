using System.Security.Cryptography;
using System.Text;

namespace HospitalCrm.Device.Messages.Gsm;

/// <summary>
/// Puts the parts of long messages together, whatever their order. A message stays here until it is forgotten, so one whose storing
/// failed is offered again; a part listed twice counts once.
/// </summary>
internal sealed class SmsReassembly(TimeSpan patience)
{
    private const string Gap = "…";

    private readonly Dictionary<string, Assembly> _open = new(StringComparer.Ordinal);

    public DateTimeOffset? NextDeadline => _open.Count == 0 ? null : _open.Values.Min(open => open.Since) + patience;

    public void Add(SmsFragment fragment, DateTimeOffset now)
    {
        var segment = fragment.Pdu.Segment;
        var key = segment is { } part ? $"{fragment.Pdu.From}|{part.Reference}|{part.Parts}" : KeyOf([fragment.Hex]);
        if (!_open.TryGetValue(key, out var assembly))
        {
            _open[key] = assembly = new(now, new SmsFragment?[segment?.Parts ?? 1]);
        }

        var at = (segment?.Part ?? 1) - 1;
        // The same reference for another message: the sender has counted round. What was there is let go with its gaps first.
        if (assembly.Parts[at] is { } there && there.Hex != fragment.Hex)
        {
            _open.Remove(key);
            _open[$"{key}|{KeyOf(assembly.Hexes)}"] = assembly with { Since = DateTimeOffset.MinValue };
            _open[key] = assembly = new(now, new SmsFragment?[assembly.Parts.Length]);
        }

        assembly.Parts[at] = fragment with { Slot = fragment.Slot ?? assembly.Parts[at]?.Slot };
    }

    /// <summary>Those that are whole, and those that waited long enough.</summary>
    public IReadOnlyList<WholeSms> Ready(DateTimeOffset now) =>
        [.. _open.Values.Where(open => open.IsWhole || open.Since + patience <= now).Select(Join)];

    /// <summary>It was taken.</summary>
    public void Forget(WholeSms whole)
    {
        foreach (var (key, assembly) in _open)
        {
            if (KeyOf(assembly.Hexes) == whole.Key)
            {
                _open.Remove(key);
                return;
            }
        }
    }

    private static WholeSms Join(Assembly assembly)
    {
        var first = assembly.Parts.First(part => part is not null)!;
        var text = string.Concat(assembly.Parts.Select(part => part?.Pdu.Text ?? Gap));
        return new(first.Pdu.From, first.Pdu.SentAt, text, KeyOf(assembly.Hexes), [.. assembly.Parts.Where(part => part?.Slot is not null).Select(part => part!.Slot!.Value)]);
    }

    /// <summary>The same message gives the same key after a restart too: nothing but what was on the wire goes in.</summary>
    public static string KeyOf(IEnumerable<string> hexes) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('\n', hexes))).AsSpan(0, 16));

    private sealed record Assembly(DateTimeOffset Since, SmsFragment?[] Parts)
    {
        public bool IsWhole => Array.TrueForAll(Parts, part => part is not null);

        public IEnumerable<string> Hexes => Parts.Select(part => part?.Hex ?? "");
    }
}
