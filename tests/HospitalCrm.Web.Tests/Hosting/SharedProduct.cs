namespace HospitalCrm.Web.Tests.Hosting;

/// <summary>One started product for all tests of a class that leave it as they found it.</summary>
public sealed class SharedProduct : IAsyncLifetime
{
    internal ServedProduct Product { get; private set; } = null!;

    public async Task InitializeAsync() => Product = await ServedProduct.StartAsync("Development", "--Lines:0:Id=pbx", "--Lines:0:Adapter=HttpEvents");

    public async Task DisposeAsync() => await Product.DisposeAsync();
}
