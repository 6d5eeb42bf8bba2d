using System.Text;
using HospitalCrm.Core.Messaging.Channels;

namespace HospitalCrm.Device.Tests.Messages.Pdus;

/// <summary>Texts of every sort and length, the same for the same seed.</summary>
internal sealed class SomeTexts(int seed)
{
    private static readonly string[] Wide = ["院", "您", "费", "，", "。", "【", "】", "元", "a", "7", " ", "€", "𠮷", "😀", "é", "Ж", "ﾄ", "\n"];

    // Printable ones: a form feed is legal on the wire, and other programs show it in ways of their own.
    private static readonly char[] Narrow =
        [.. Enumerable.Range(' ', 0x3C0).Append('€').Select(code => (char)code).Where(character => GsmAlphabet.SeptetsOf(character) > 0)];

    private readonly Random _random = new(seed);

    public string Next()
    {
        var text = new StringBuilder();
        var isWide = _random.Next(2) == 0;
        for (var left = _random.Next(1, _random.Next(2) == 0 ? 72 : 400); left > 0; left--)
        {
            text.Append(isWide ? Wide[_random.Next(Wide.Length)] : Narrow[_random.Next(Narrow.Length)].ToString());
        }

        return text.ToString();
    }
}
