using System.Globalization;
using System.Text.RegularExpressions;
using HospitalCrm.Core.Settings;
using Microsoft.Extensions.Localization;

namespace HospitalCrm.Web.Texts;

/// <summary>Every text of the product, in the word this hospital uses for whom it treats: 患者, or 客户. One place, so that no page has to think of it.</summary>
public sealed class PatientWordFactory(IStringLocalizerFactory texts, ParameterValues? parameters) : IStringLocalizerFactory
{
    public IStringLocalizer Create(Type resourceSource) => new Localizer(texts.Create(resourceSource), parameters);

    public IStringLocalizer Create(string baseName, string location) => new Localizer(texts.Create(baseName, location), parameters);

    private sealed class Localizer(IStringLocalizer texts, ParameterValues? parameters) : IStringLocalizer
    {
        public LocalizedString this[string name] => Put(texts[name]);

        public LocalizedString this[string name, params object[] arguments]
        {
            get
            {
                // The word is put in before the arguments: what a patient said stays as it was said.
                var format = Put(texts[name]);
                return new(name, string.Format(CultureInfo.CurrentCulture, format.Value, arguments), format.ResourceNotFound);
            }
        }

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => texts.GetAllStrings(includeParentCultures).Select(Put);

        private LocalizedString Put(LocalizedString text) =>
            text.ResourceNotFound || parameters is null || text.Name.Contains(HospitalParameters.PatientWord.Key, StringComparison.Ordinal) || parameters.Get(HospitalParameters.PatientWord) == HospitalParameters.Patient
                ? text
                : new(text.Name, PatientWord.AsClient(text.Value));
    }
}

internal static partial class PatientWord
{
    public static string AsClient(string text) =>
        English().Replace(text.Replace("患者", "客户", StringComparison.Ordinal), match => match.ValueSpan[0] == 'P' ? "Client" : "client");

    // Not the end of "outpatient", and not "patiently".
    [GeneratedRegex(@"\b[Pp]atient(?=s?\b)")]
    private static partial Regex English();
}
