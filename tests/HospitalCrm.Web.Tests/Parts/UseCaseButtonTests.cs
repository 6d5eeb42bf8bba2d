using Bunit;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Web.Parts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Parts;

public sealed class UseCaseButtonTests : PartsTest
{
    private int _pressed;

    [Fact]
    public void Who_has_the_right_sees_the_button()
    {
        var button = ShowButton<Allowed>(() => Task.CompletedTask);

        Assert.Equal("登记", ById(button, "register").TextContent.Trim());
    }

    [Fact]
    public void Who_lacks_the_right_sees_nothing()
    {
        var button = ShowButton<Guarded>(() => Task.CompletedTask);

        Assert.Equal("", button.Markup.Trim());
    }

    [Fact]
    public async Task Two_clicks_at_once_press_once()
    {
        var held = new TaskCompletionSource();
        var button = ShowButton<Allowed>(() =>
        {
            _pressed++;
            return held.Task;
        });
        var element = ById(button, "register");

        var first = element.ClickAsync();
        var second = element.ClickAsync();
        Assert.True(element.HasAttribute("disabled"));
        held.SetResult();
        await Task.WhenAll(first, second);

        Assert.Equal(1, _pressed);
        Assert.False(ById(button, "register").HasAttribute("disabled"));
    }

    [Fact]
    public async Task A_right_that_is_taken_away_takes_the_button_along()
    {
        var button = ShowButton<Allowed>(() => Task.CompletedTask);
        Assert.Single(AllById(button, "register"));

        await Hospital.WithDbAsync(async db =>
        {
            db.Grants.RemoveRange(db.Grants);
            return await db.SaveChangesAsync();
        });
        Hospital.Services.GetRequiredService<Grants>().Forget();

        button.WaitForState(() => AllById(button, "register").Count == 0);
        Assert.Empty(AllById(button, "register"));
    }

    private IRenderedComponent<UseCaseButton<TUseCase>> ShowButton<TUseCase>(Func<Task> press)
        where TUseCase : class, IUseCase =>
        Show<UseCaseButton<TUseCase>>(with => with
            .Add(button => button.Press, EventCallback.Factory.Create(this, press))
            .AddUnmatched("data-testid", "register")
            .AddChildContent("登记"));

    private sealed class Allowed : IUseCase
    {
        public static Permission Requires => SecurityPermissions.Use;
    }

    private sealed class Guarded : IUseCase
    {
        public static Permission Requires => SecurityPermissions.ManageStaff;
    }
}
