using System.Collections.Frozen;
using System.Reflection;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Operations;
using HospitalCrm.Core.Lists.Exports;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.AspNetCore.Components;

namespace HospitalCrm.Web.Layout;

/// <summary>The menu, declared once. An entry is shown to those who hold its right, which is the right its page asks for.</summary>
public static class Menu
{
    private static readonly FrozenSet<string> Routes = typeof(Menu).Assembly.GetTypes()
        .SelectMany(type => type.GetCustomAttributes<RouteAttribute>())
        .Select(route => route.Template)
        .ToFrozenSet(StringComparer.Ordinal);

    public static IReadOnlyList<MenuGroup> Groups { get; } =
    [
        new(null, [new("Nav.home", "/", "home", null)]),
        new("Nav.group.patients",
        [
            new("Nav.patients", "/patients", "folder_shared", PatientPermissions.View),
        ]),
        new("Nav.group.calls",
        [
            new("Nav.calls", "/calls", "call", CallPermissions.View),
            new("Nav.guides", "/guides", "signpost", SettingsPermissions.ViewGuides),
        ]),
        new("Nav.group.settings",
        [
            new("Nav.nuisance-numbers", "/settings/nuisance-numbers", "phone_disabled", SettingsPermissions.View),
            new("Nav.exports", "/exports", "approval", ExportPermissions.View),
            new("Nav.staff", "/staff", "badge", SecurityPermissions.ViewStaff),
            new("Nav.roles", "/roles", "admin_panel_settings", SecurityPermissions.ViewRoles),
            new("Nav.role-rights", "/roles/rights", "rule", SecurityPermissions.ViewRoles),
            new("Nav.role-staff", "/roles/staff", "group_add", SecurityPermissions.ViewRoles),
            new("Nav.rights-review", "/rights-review", "fact_check", SecurityPermissions.ReviewRights),
            new("Nav.emergency-access", "/emergency-access", "emergency", SecurityPermissions.JudgeEmergency),
            new("Nav.accounts", "/accounts", "manage_accounts", SecurityPermissions.ManageAccounts),
            new("Nav.sessions", "/sessions", "devices", SecurityPermissions.ManageAccounts),
            new("Nav.audit", "/audit", "policy", SecurityPermissions.ViewAudit),
            new("Nav.settings", "/settings", "tune", SettingsPermissions.View),
            new("Nav.systems", "/systems", "hub", SecurityPermissions.ViewSystems),
            new("Nav.status", "/status", "monitor_heart", OperationsPermissions.ViewStatus),
        ]),
    ];

    /// <summary>A page that does not exist yet has no line in the menu.</summary>
    public static bool HasPage(MenuEntry entry) => Routes.Contains(entry.Url);
}
