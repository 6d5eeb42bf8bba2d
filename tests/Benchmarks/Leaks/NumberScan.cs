namespace HospitalCrm.Benchmarks.Leaks;

/// <summary>
/// Reads any file as bytes, as <c>strings</c> would, and finds telephone and id numbers in it: every number that is known to be in the
/// hospital wherever it stands, and everything else that is built like one and stands by itself.
/// </summary>
/// <param name="known">Digits only, a last X included.</param>
internal sealed class NumberScan(IReadOnlySet<string> known)
{
    private const int MobileLength = 11;
    private const int CardLength = 18;
    private const int Piece = 1 << 20;

    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private readonly List<char> _run = [];
    private readonly HashSet<int> _lengths = [.. known.Select(number => number.Length)];
    private bool _isApart = true;

    public int Found { get; private set; }

    public async Task ReadAsync(string file, CancellationToken ct)
    {
        await using var content = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var piece = new byte[Piece];
        _isApart = true;
        for (var read = await content.ReadAsync(piece, ct); read > 0; read = await content.ReadAsync(piece, ct))
        {
            for (var at = 0; at < read; at++)
            {
                Take(piece[at]);
            }
        }

        Take((byte)'\n');
    }

    private void Take(byte next)
    {
        if (char.IsAsciiDigit((char)next) || (next is (byte)'X' or (byte)'x' && _run.Count == CardLength - 1))
        {
            _run.Add(char.ToUpperInvariant((char)next));
            return;
        }

        if (_run.Count > 0)
        {
            Judge(new string([.. _run]), _isApart && !char.IsAsciiLetter((char)next));
            _run.Clear();
        }

        // Hashes and keys written as text have long runs of digits between their letters.
        _isApart = !char.IsAsciiLetter((char)next);
    }

    private void Judge(string digits, bool isApart)
    {
        var isBuiltLikeOne = isApart && (IsMobile(digits) || IsCard(digits));
        if (isBuiltLikeOne || _lengths.Any(length => HoldsKnown(digits, length)))
        {
            Found++;
        }
    }

    private bool HoldsKnown(string digits, int length)
    {
        for (var at = 0; at + length <= digits.Length; at++)
        {
            if (known.Contains(digits.Substring(at, length)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMobile(string digits) => digits.Length == MobileLength && digits[0] == '1' && digits[1] >= '3';

    /// <summary>GB 11643: eighteen places, a birth date and the check character.</summary>
    private static bool IsCard(string digits) =>
        digits.Length == CardLength
        && digits[6..8] is "19" or "20"
        && "10X98765432"[Enumerable.Range(0, CardLength - 1).Sum(at => (digits[at] - '0') * Weights[at]) % 11] == digits[^1];
}
