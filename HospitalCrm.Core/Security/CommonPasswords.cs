using System.Collections.Frozen;

namespace HospitalCrm.Core.Security;

/// <summary>
/// Passwords somebody would try first: a word everybody knows, or one of a hospital, dressed up with digits, signs and look-alikes;
/// a walk over the keyboard; the same piece again and again. Made from patterns, so it needs no list from elsewhere.
/// </summary>
public static class CommonPasswords
{
    private const int ShortestWalk = 6;

    private static readonly FrozenSet<string> Words = new[]
    {
        "password", "passwd", "passw", "pass", "pwd", "mima", "admin", "administrator", "root", "user", "guest", "test", "tester", "demo", "login", "welcome", "letmein", "master", "secret",
        "hello", "iloveyou", "woaini", "woaiwojia", "aini", "monkey", "dragon", "sunshine", "princess", "football", "superman", "default", "changeme", "system", "server", "qwerty", "abc", "abcd", "aa", "a",
        "hospital", "yiyuan", "renmin", "renminyiyuan", "zhongxin", "zhongyi", "fuyou", "crm", "hospitalcrm", "his", "lis", "pacs", "emr", "hushi", "hushizhang", "yisheng", "zhuren", "huanzhe", "kehu", "keshi",
        "bingfang", "bingqu", "menzhen", "zhuyuan", "jizhen", "suifang", "kefu", "tousu", "nurse", "doctor", "patient", "health", "medical", "clinic", "ward", "xinxike", "jiankang",
        "china", "zhongguo", "beijing", "shanghai", "guangzhou", "shenzhen", "hangzhou", "wangfang", "zhangwei",
        "密码", "医院", "人民医院", "管理员", "护士", "医生", "患者",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Rows =
    [
        "qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890", "qazwsxedcrfvtgbyhnujmikolp", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "!qaz@wsx#edc$rfv%tgb^yhn", "!@#$%^&*()", "abcdefghijklmnopqrstuvwxyz",
    ];

    public static bool Contains(string password)
    {
        var lower = password.ToLowerInvariant();
        var core = lower.Trim([.. "0123456789!@#$%^&*()_+-=[]{};:'\",.<>/?\\|`~ "]);
        return Words.Contains(core) || Words.Contains(Plain(lower)) || Words.Contains(Plain(core)) || IsWalk(lower) || (core.Length >= ShortestWalk && IsWalk(core)) || IsRepeated(lower) || core.Length == 0;
    }

    /// <summary>p@ssw0rd is password.</summary>
    private static string Plain(string text) => string.Concat(text.Select(letter => letter switch
    {
        '0' => 'o',
        '1' or '!' or '|' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        _ => letter,
    }).Where(letter => char.IsAsciiLetterLower(letter) || letter > 127));

    /// <summary>Nothing but one or two walks over the keyboard, forwards or back.</summary>
    private static bool IsWalk(string text) =>
        Enumerable.Range(ShortestWalk, Math.Max(0, text.Length - ShortestWalk + 1)).Any(length => IsOnRow(text[..length]) && (length == text.Length || text.Length - length < 3 || IsOnRow(text[length..])));

    private static bool IsOnRow(string piece) => Rows.Any(row => row.Contains(piece, StringComparison.Ordinal) || row.Contains(new string([.. piece.Reverse()]), StringComparison.Ordinal));

    /// <summary>abcabcabc, 1212121212.</summary>
    private static bool IsRepeated(string text) =>
        Enumerable.Range(1, Math.Min(4, text.Length / 2)).Any(length => text.Length % length == 0 && string.Concat(Enumerable.Repeat(text[..length], text.Length / length)) == text);
}
