using Bunit;
using FluentValidation;
using HospitalCrm.Core.Data.Writing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Tests;
using HospitalCrm.Web.Parts;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests;

/// <summary>A page on a real hospital: what it shows was read through the one door, as the actor it is shown to.</summary>
public sealed class PageTest : IAsyncDisposable
{
    private readonly BunitContext _browser = new();

    private PageTest(TestHospital hospital) => Hospital = hospital;

    public TestHospital Hospital { get; }

    public BunitContext Browser => _browser;

    public NavigationManager Nav => _browser.Services.GetRequiredService<NavigationManager>();

    /// <summary>The toasts so far.</summary>
    public IReadOnlyList<string> Said() => [.. _browser.Services.GetRequiredService<Radzen.NotificationService>().Messages.Select(note => note.Summary)];

    public static async Task<PageTest> OpenAsync(Action<IServiceCollection>? more = null)
    {
        var page = new PageTest(await TestHospital.OpenAsync(more));
        page.Dress();
        return page;
    }

    /// <summary>Shows a page to somebody.</summary>
    /// <summary>As in a browser whose drawing script is there.</summary>
    public PageTest WithCharts()
    {
        _browser.JSInterop.SetupModule("./Parts/Chart.razor.js").Setup<bool>("update", _ => true).SetResult(true);
        return this;
    }

    public IRenderedComponent<TPage> Show<TPage>(Actor actor, Action<ComponentParameterCollectionBuilder<TPage>>? parameters = null)
        where TPage : IComponent
    {
        _browser.RenderTree.Add<CascadingValue<Actor>>(value => value.Add(cascading => cascading.Value, actor));
        return _browser.Render<TPage>(parameters ?? (_ => { }));
    }

    /// <summary>Takes rights away from somebody (of <see cref="TestHospital.StaffAsync"/>), as the security administrator does: whoever has a page open is told.</summary>
    public async Task TakeAwayAsync(Actor from, params Permission[] rights)
    {
        var codes = rights.Select(right => right.Code).ToList();
        var role = "role-" + from.StaffNo;
        await Hospital.WithDbAsync(db => db.Grants.Where(grant => codes.Contains(grant.Permission) && db.Roles.Any(held => held.Id == grant.RoleId && held.Code == role)).ExecuteDeleteAsync());
        Hospital.Services.GetRequiredService<Grants>().Forget();
    }

    public async Task GiveAsync(Actor to, Permission right)
    {
        var role = "role-" + to.StaffNo;
        await Hospital.AddAsync(new Grant(await Hospital.WithDbAsync(db => db.Roles.Where(held => held.Code == role).Select(held => held.Id).SingleAsync()), right.Code));
        Hospital.Services.GetRequiredService<Grants>().Forget();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        await Hospital.DisposeAsync();
    }

    private void Dress()
    {
        var core = Hospital.Services;
        _browser.JSInterop.Mode = JSRuntimeMode.Loose;
        _browser.Services.AddLogging();
        _browser.Services.AddParts();
        _browser.Services.AddSingleton(core.GetRequiredService<UseCaseRunner>());
        _browser.Services.AddSingleton(core.GetRequiredService<Grants>());
        _browser.Services.AddSingleton(core.GetRequiredService<Sessions>());
        _browser.Services.AddSingleton(core.GetRequiredService<RoomWrites>());
        _browser.Services.AddSingleton(core.GetRequiredService<HospitalProfile>());
        _browser.Services.AddSingleton(core.GetRequiredService<HospitalCrm.Core.Data.DataOptions>());
        _browser.Services.AddSingleton(core.GetRequiredService<ParameterValues>());
        _browser.Services.AddSingleton(core.GetRequiredService<TimeProvider>());
        _browser.Services.AddSingleton<HospitalCrm.Web.FollowUps.FollowUpBoard>();
        foreach (var validator in typeof(PatientForm).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false }))
        {
            foreach (var contract in validator.GetInterfaces().Where(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IValidator<>)))
            {
                _browser.Services.AddScoped(contract, validator);
            }
        }
    }
}
