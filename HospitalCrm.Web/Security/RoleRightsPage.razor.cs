using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace HospitalCrm.Web.Security;

/// <summary>权限分配 (S4-5.5): roles on the left, what the chosen one may do on the right, down to the button.</summary>
public sealed partial class RoleRightsPage : IDisposable
{
    // The ordinary rights of a module first: its own box ticks them.
    private static readonly ILookup<string, Permission> Modules = PermissionCatalogue.All.OrderBy(right => right.Code != SecurityPermissions.Use.Code).ThenBy(right => right.IsGuarded).ToLookup(right => right.Module);

    private IReadOnlyList<RoleName> _roles = [];
    private RoleName? _role;
    private RoleRights? _read;
    private Dictionary<string, DataScope> _rights = new(StringComparer.Ordinal);
    private Permission? _asks;
    private Problem? _problem;
    private bool _maySave;
    private int _drawn;

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    [SupplyParameterFromQuery(Name = "role")] public string? Role { get; set; }

    [Inject] private UseCaseRunner Run { get; set; } = default!;

    [Inject] private NotificationService Notes { get; set; } = default!;

    [Inject] private PageGate Gate { get; set; } = default!;

    [Inject] private Wording Words { get; set; } = default!;

    private int Changes => _read is null ? 0
        : _rights.Count(right => !_read.Rights.TryGetValue(right.Key, out var scope) || scope != right.Value) + _read.Rights.Keys.Count(code => !_rights.ContainsKey(code));

    public void Dispose() => Gate.Release(this);

    protected override async Task OnParametersSetAsync()
    {
        Gate.Hold(this);
        _maySave = await Run.MayAsync(Actor, SaveRoleRights.Requires);
        await ReadAsync();
        Gate.Release(this);
    }

    private async Task ReadAsync()
    {
        var roles = await Run.RunAsync(Actor, (ReadRoleNames use) => use.HandleAsync());
        (_roles, _problem) = (roles.Value ?? [], roles.Problem);
        _role = _roles.FirstOrDefault(role => role.Code == Role);
        _read = null;
        if (_role is { } chosen)
        {
            var outcome = await Run.RunAsync(Actor, (ReadRoleRights use) => use.HandleAsync(chosen.Id));
            (_read, _problem) = (outcome.Value, outcome.Problem);
        }

        Undo();
    }

    private void Undo()
    {
        _rights = new(_read?.Rights ?? new Dictionary<string, DataScope>(), StringComparer.Ordinal);
        _drawn++;
    }

    private string NameOf(string module) => Words.Knows($"Module.{module}") ? Words[$"Module.{module}"] : module;

    private bool IsWhole(IEnumerable<Permission> module) => module.Where(right => !right.IsGuarded).All(right => _rights.ContainsKey(right.Code));

    /// <summary>Ticking a module ticks all its ordinary rights; guarded ones stay as they are.</summary>
    private void TickModule(IEnumerable<Permission> module, ChangeEventArgs change)
    {
        foreach (var right in module.Where(right => !right.IsGuarded))
        {
            Set(right, change.Value is true);
        }
    }

    private void Tick(Permission right, ChangeEventArgs change)
    {
        if (change.Value is true && right.IsGuarded && _read?.Rights.ContainsKey(right.Code) != true)
        {
            _asks = right;
            return;
        }

        Set(right, change.Value is true);
    }

    private void Set(Permission right, bool isHeld)
    {
        if (isHeld)
        {
            _rights.TryAdd(right.Code, _read?.Rights.GetValueOrDefault(right.Code, DataScope.All) ?? DataScope.All);
        }
        else
        {
            _rights.Remove(right.Code);
        }
    }

    private void Narrow(Permission right, ChangeEventArgs change) => _rights[right.Code] = Enum.Parse<DataScope>(change.Value!.ToString()!);

    private void GiveGuarded()
    {
        Set(_asks!, isHeld: true);
        _asks = null;
    }

    private void DeclineGuarded()
    {
        _asks = null;
        _drawn++; // the browser has ticked its box already
    }

    private async Task SaveAsync()
    {
        var outcome = await Run.RunAsync(Actor, (SaveRoleRights use) => use.HandleAsync(new(_read!.Role, _read.Version, _rights)));
        _problem = outcome.Problem;
        if (_problem is null)
        {
            await ReadAsync();
            Notes.Done(Words["RightsSaved"]);
        }
    }
}
