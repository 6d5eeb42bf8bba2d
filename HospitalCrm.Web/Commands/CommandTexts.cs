using System.Globalization;
using System.Resources;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Web.Security;

namespace HospitalCrm.Web.Commands;

/// <summary>A problem in English words, for stderr.</summary>
internal static class CommandTexts
{
    private static readonly ResourceManager Texts = new(typeof(SecurityTexts));

    public static string Of(Problem problem) => problem.Fields.Count == 0
        ? Words(problem.Code, problem.Args)
        : string.Join(" ", problem.Fields.Select(field => Words(field.Code, field.Args)).Distinct());

    private static string Words(string code, IReadOnlyList<object?> args) =>
        Texts.GetString(code, CultureInfo.GetCultureInfo("en")) is { } text ? string.Format(CultureInfo.InvariantCulture, text, [.. args]) : code;
}
