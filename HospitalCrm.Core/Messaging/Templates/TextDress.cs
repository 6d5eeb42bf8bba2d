using HospitalCrm.Core.Messaging;

namespace HospitalCrm.Core.Messaging.Templates;

/// <summary>What stands around every text: the signature in front, what the kind and the law want behind.</summary>
public static class TextDress
{
    /// <summary>Gateways take no more (Aliyun's 500 is the least of them).</summary>
    public const int Longest = 500;

    /// <param name="text">One that already begins with 【 keeps its own signature.</param>
    public static string Put(string text, string signature, MessageCategory category, string? ending, string optOut)
    {
        var body = text.Trim();
        var signed = body.StartsWith('【') ? body : $"【{signature}】{body}";
        var ended = ending is null || signed.Contains(ending, StringComparison.Ordinal) ? signed : signed + ending;
        return category == MessageCategory.Promotion && !ended.Contains(optOut, StringComparison.Ordinal) ? Joined(ended, optOut) : ended;
    }

    private static string Joined(string text, string optOut) => text.Length > 0 && "。！？.!?".Contains(text[^1], StringComparison.Ordinal) ? text + optOut : text + "，" + optOut;
}
