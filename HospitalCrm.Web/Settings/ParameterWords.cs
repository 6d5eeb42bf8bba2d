using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using HospitalCrm.Web.Texts;

namespace HospitalCrm.Web.Settings;

/// <summary>Which use case changes which parameter: what guards the product is the security administrator's.</summary>
internal static class ParameterSaving
{
    public static Task<Outcome<bool>> SetAsync(this UseCaseRunner run, Actor actor, ParameterDefinition parameter, string? text, string? seen) => parameter.IsSecurity
        ? run.RunAsync(actor, (SetSecurityParameter use) => use.HandleAsync(parameter.Key, text, seen))
        : run.RunAsync(actor, (SetParameter use) => use.HandleAsync(parameter.Key, text, seen));
}

/// <summary>A parameter, its group and its values in the reader's words.</summary>
internal static class ParameterWords
{
    public static string Label(this Wording words, ParameterDefinition parameter) => words["Parameter." + parameter.Key];

    public static string GroupName(this Wording words, string group) => words["ParameterGroup." + group] is var text && text.StartsWith("ParameterGroup.", StringComparison.Ordinal) ? group : text;

    public static string? HintOf(this Wording words, ParameterDefinition parameter) => words.Knows("ParameterHint." + parameter.Key) ? words["ParameterHint." + parameter.Key] : null;

    public static string ChoiceOf(this Wording words, ParameterDefinition parameter, string choice) =>
        words.Knows($"ParameterChoice.{parameter.Key}.{choice}") ? words[$"ParameterChoice.{parameter.Key}.{choice}"] : choice;

    public static string Say(this Wording words, ParameterDefinition parameter, string text) => parameter.Kind switch
    {
        ParameterKind.Switch => words[text == "true" ? "Parameter.On" : "Parameter.Off"],
        ParameterKind.Choice => words.ChoiceOf(parameter, text),
        ParameterKind.Choices when text.Length > 0 => string.Join(words["Parameter.Comma"], text.Split(',').Select(choice => words.ChoiceOf(parameter, choice))),
        _ when text.Length == 0 => words["Blank"],
        _ => text,
    };
}
