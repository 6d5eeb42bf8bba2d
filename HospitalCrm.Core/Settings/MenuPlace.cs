using System.Globalization;

namespace HospitalCrm.Core.Settings;

/// <summary>
/// 菜单管理 (S4-5.2): where the hospital wants one line of the menu. It moves or hides a line that is declared; it never grants a right,
/// and a hidden page still opens for whoever may open it.
/// </summary>
/// <param name="Entry">The text key of the line or of the group.</param>
/// <param name="Group">The group it stands in; null for the declared one.</param>
/// <param name="Order">Null for the declared place.</param>
public sealed record MenuPlace(string Entry, string? Group, int? Order, bool IsHidden)
{
    public const string KeyPrefix = "menu.";

    /// <summary>Lines nobody can hide: the way back would be hidden with them.</summary>
    public static readonly IReadOnlyList<string> AlwaysShown = ["Nav.home", "Nav.settings"];

    public bool IsDeclared => Group is null && Order is null && !IsHidden;

    public static string KeyOf(string entry) => KeyPrefix + entry;

    /// <summary>As it is stored among the parameters.</summary>
    public string Text => $"{Group}|{Order?.ToString(CultureInfo.InvariantCulture)}|{(IsHidden ? "hidden" : "")}";

    /// <summary>What cannot be read is as declared: a menu must always show.</summary>
    public static MenuPlace Parse(string entry, string? text) =>
        text?.Split('|') is [var group, var order, var hidden]
            ? new(entry, group.Length == 0 ? null : group, int.TryParse(order, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : null, hidden.Length > 0 && !AlwaysShown.Contains(entry))
            : new(entry, null, null, false);
}
