using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace HospitalCrm.Web.Security;

/// <summary>角色分配 (S4-5.4): roles on the left, staff with ticks on the right. Ticks survive searching and turning pages until they are saved together.</summary>
public sealed partial class RoleStaffPage : IDisposable
{
    private readonly Dictionary<Id<StaffMember>, bool> _ticked = [];
    private IReadOnlyList<RoleName> _roles = [];
    private IReadOnlyList<StaffDepartment> _departments = [];
    private RoleName? _role;
    private RoleStaffQuery _query = new(default(Id<Role>));
    private RoleStaff? _staff;
    private Problem? _problem;
    private bool _maySave;
    private int _drawn;
    private int _asked;

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    [SupplyParameterFromQuery(Name = "role")] public string? Role { get; set; }

    [Inject] private UseCaseRunner Run { get; set; } = default!;

    [Inject] private NotificationService Notes { get; set; } = default!;

    [Inject] private PageGate Gate { get; set; } = default!;

    [Inject] private Wording Words { get; set; } = default!;

    private int Pages => Math.Max(1, ((_staff?.Total ?? 0) + ReadRoleStaff.Page - 1) / ReadRoleStaff.Page);

    public void Dispose() => Gate.Release(this);

    protected override async Task OnParametersSetAsync()
    {
        Gate.Hold(this);
        _maySave = await Run.MayAsync(Actor, AssignRole.Requires);
        await ReadRolesAsync();
        if (_role is { } role && _query.Role != role.Id)
        {
            _ticked.Clear();
            _query = new(role.Id);
            _departments = (await Run.RunAsync(Actor, (ReadStaffDepartments use) => use.HandleAsync())).Value ?? [];
            await ReadAsync();
        }

        Gate.Release(this);
    }

    private async Task ReadRolesAsync()
    {
        var outcome = await Run.RunAsync(Actor, (ReadRoleNames use) => use.HandleAsync());
        (_roles, _problem) = (outcome.Value ?? [], outcome.Problem);
        _role = _roles.FirstOrDefault(role => role.Code == Role);
    }

    private async Task ReadAsync()
    {
        // A slow answer to an earlier word must not overwrite a later one.
        var asked = ++_asked;
        var outcome = await Run.RunAsync(Actor, (ReadRoleStaff use) => use.HandleAsync(_query));
        if (asked == _asked)
        {
            (_staff, _problem) = (outcome.Value ?? _staff, outcome.Problem);
        }
    }

    private Task AskAsync(RoleStaffQuery query)
    {
        _query = query;
        return ReadAsync();
    }

    private Task QueryAsync() => ReadAsync();

    private Task SearchAsync(string? text) => AskAsync(_query with { Text = text ?? "", Page = 1 });

    private Task ChooseDepartmentAsync(ChangeEventArgs change) =>
        AskAsync(_query with { DepartmentCode = change.Value?.ToString() is { Length: > 0 } code ? code : null, Page = 1 });

    private Task ChooseHoldersAsync(ChangeEventArgs change) => AskAsync(_query with { OnlyHolders = change.Value is true, Page = 1 });

    private Task TurnAsync(int page) => AskAsync(_query with { Page = page });

    private bool Holds(RoleStaffRow row) => _ticked.GetValueOrDefault(row.Id, row.Holds);

    private void Tick(RoleStaffRow row, ChangeEventArgs change)
    {
        if (change.Value is true == row.Holds)
        {
            _ticked.Remove(row.Id);
        }
        else
        {
            _ticked[row.Id] = change.Value is true;
        }
    }

    private void Undo()
    {
        _ticked.Clear();
        _drawn++;
    }

    private async Task SaveAsync()
    {
        var give = _ticked.Where(one => one.Value).Select(one => one.Key).ToList();
        var take = _ticked.Where(one => !one.Value).Select(one => one.Key).ToList();
        var outcome = await Run.RunAsync(Actor, (AssignRole use) => use.HandleAsync(_role!.Id, give, take));
        if (outcome.Problem is { } refused)
        {
            _problem = refused;
            return;
        }

        _ticked.Clear();
        await ReadRolesAsync();
        await ReadAsync();
        Notes.Done(Words["RightsSaved"]);
    }
}
