using System.Collections.Frozen;
using System.Globalization;
using Radzen;

namespace HospitalCrm.Web.Texts;

/// <summary>The few words Radzen's grid says by itself, in Chinese; everything else falls back to its own English.</summary>
public sealed class RadzenWords : ILocalizer
{
    private static readonly FrozenDictionary<string, string> Chinese = new Dictionary<string, string>
    {
        ["DataGrid_EmptyText"] = "暂无数据",
        ["DataGrid_FilterText"] = "筛选",
        ["DataGrid_ApplyFilterText"] = "应用",
        ["DataGrid_ClearFilterText"] = "清除",
        ["DataGrid_ColumnsText"] = "列",
        ["DataGrid_AllColumnsText"] = "全部列",
        ["DataGrid_SelectVisibleColumnsAriaLabel"] = "选择显示的列",
        ["Pager_FirstPageTitle"] = "首页",
        ["Pager_PrevPageTitle"] = "上一页",
        ["Pager_NextPageTitle"] = "下一页",
        ["Pager_LastPageTitle"] = "末页",
        ["Pager_PageSizeText"] = "条/页",
        ["Pager_PagingSummaryFormat"] = "第 {0} 页，共 {1} 页（{2} 条）",
        ["Dialog_CloseAriaLabel"] = "关闭",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public string? Get(string key, CultureInfo culture) =>
        culture.TwoLetterISOLanguageName == "zh" ? Chinese.GetValueOrDefault(key) : null;
}
