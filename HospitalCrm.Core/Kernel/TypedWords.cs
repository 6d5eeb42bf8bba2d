namespace HospitalCrm.Core.Kernel;

/// <summary>Lists as people type them in one field: any of the usual marks, half or full width, between the words.</summary>
public static class TypedWords
{
    private static readonly char[] Marks = [',', '，', ';', '；', '、', '\t', '\r', '\n'];
    private static readonly char[] MarksAndBlanks = [.. Marks, ' ', '\u3000'];

    /// <summary>Single words: a blank ends one too.</summary>
    public static string[] Words(string? typed) => Split(typed, MarksAndBlanks);

    /// <summary>Words that may hold a blank themselves.</summary>
    public static string[] Phrases(string? typed) => Split(typed, Marks);

    private static string[] Split(string? typed, char[] between) => (typed ?? "").Split(between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
