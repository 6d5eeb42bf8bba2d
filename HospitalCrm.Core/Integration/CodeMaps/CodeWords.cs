namespace HospitalCrm.Core.Integration.CodeMaps;

/// <summary>Whether somebody who writes a standard's name, or its code without the leading zero, means that standard code.</summary>
internal static class CodeWords
{
    public static bool Same(string typed, string code, string name) =>
        typed == name || Short(typed) == Short(name) || (typed.All(char.IsAsciiDigit) && typed.Length < code.Length && typed.PadLeft(code.Length, '0') == code);

    // 男性 is 男, 汉族 is 汉, A型 is A.
    private static string Short(string word) => word.Length > 1 && word[^1] is '性' or '族' or '型' ? word[..^1] : word;
}
