using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace HospitalCrm.Device.Messages.Http;

/// <summary>A text with places: <c>{to} {text} {id} {report} {extension}</c>, each written as its surroundings need it. One pass, so a text with <c>{to}</c> in it stays that text.</summary>
internal sealed partial class GatewayTemplate(string template, Func<string, string> escape)
{
    public static GatewayTemplate Address(string template) => new(template, Uri.EscapeDataString);

    public static GatewayTemplate Body(string template, string contentType) => new(template, contentType switch
    {
        _ when contentType.Contains("json", StringComparison.OrdinalIgnoreCase) => value => JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(),
        _ when contentType.Contains("xml", StringComparison.OrdinalIgnoreCase) => Xml,
        _ when contentType.Contains("urlencoded", StringComparison.OrdinalIgnoreCase) => Uri.EscapeDataString,
        _ => value => value,
    });

    public string Fill(IReadOnlyDictionary<string, string> values) =>
        Places().Replace(template, place => escape(values[place.Groups[1].Value]));

    // SecurityElement leaves out characters XML cannot hold at all.
    private static string Xml(string value) =>
        System.Security.SecurityElement.Escape(string.Concat(value.Where(System.Xml.XmlConvert.IsXmlChar))) ?? "";

    [GeneratedRegex(@"\{(to|text|id|report|extension)\}")]
    private static partial Regex Places();
}
