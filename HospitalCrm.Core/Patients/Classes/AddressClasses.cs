using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Patients.Classes;

/// <summary>住址分类 from the words of an address, by the place names a hospital put into its parameters. The narrowest named place wins.</summary>
public sealed class AddressClasses
{
    private const string Abroad = "香港；澳门；台湾；国外；境外；海外；美国；日本；韩国；英国；加拿大；澳大利亚；新加坡";

    private static readonly string[] Provinces =
        [.. "北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 内蒙古 广西 西藏 宁夏 新疆".Split(' ')];

    private readonly (string Code, string[] Words)[] _rules;

    /// <param name="county">本市郊县.</param>
    /// <param name="city">本市城区.</param>
    /// <param name="province">本省.</param>
    public AddressClasses(string county, string city, string province) =>
        _rules = [("county", Words(county)), ("city", Words(city)), ("province", Words(province)), ("abroad", Words(Abroad)), ("country", Provinces)];

    /// <summary>A code of the dictionary; null when no known place is named.</summary>
    public string? ClassOf(string? address)
    {
        if (string.IsNullOrWhiteSpace(address))
        {
            return null;
        }

        foreach (var (code, words) in _rules)
        {
            // Streets are called after provinces and cities everywhere: 河南路 is not Henan. Those stand at the beginning.
            if (code is "country" or "abroad" ? words.Any(word => address.StartsWith(word, StringComparison.Ordinal)) : words.Any(word => address.Contains(word, StringComparison.Ordinal)))
            {
                return code;
            }
        }

        return null;
    }

    internal static string[] Words(string typed) => TypedWords.Phrases(typed);
}
