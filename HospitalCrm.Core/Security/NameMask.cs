using System.Globalization;

namespace HospitalCrm.Core.Security;

/// <summary>How a name is shown to those who have not the right to see names: 张* for two characters, 张*三 for three, 欧**文 for four.</summary>
public static class NameMask
{
    public static string Cover(string name)
    {
        var letters = new StringInfo(name);
        var length = letters.LengthInTextElements;
        return length switch
        {
            0 => "",
            1 => "*",
            2 => letters.SubstringByTextElements(0, 1) + "*",
            _ => letters.SubstringByTextElements(0, 1) + new string('*', length - 2) + letters.SubstringByTextElements(length - 1),
        };
    }
}
