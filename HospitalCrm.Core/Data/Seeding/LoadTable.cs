using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace HospitalCrm.Core.Data.Seeding;

/// <summary>
/// How an entity lies in its table, read from the EF model: columns, their order, and values as the provider wants them. A column that
/// is renamed or gets another conversion is so here too.
/// </summary>
internal sealed class LoadTable
{
    private readonly IClrPropertyGetter[] _getters;
    private readonly ValueConverter?[] _converters;

    public LoadTable(IModel model, Type entity)
    {
        var type = model.FindEntityType(entity)!;
        var table = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
        var properties = type.GetProperties().ToArray();
        Name = table.Name;
        Columns = [.. properties.Select(property => property.GetColumnName(table)!)];
        _getters = [.. properties.Select(property => property.GetGetter())];
        _converters = [.. properties.Select(property => property.GetTypeMapping().Converter)];
    }

    public string Name { get; }

    public string[] Columns { get; }

    public object?[] Row(object entity)
    {
        // A new row is its first version, as after a save.
        if (entity is Kernel.Entity living)
        {
            living.Version = 1;
        }

        var row = new object?[_getters.Length];
        for (var i = 0; i < row.Length; i++)
        {
            var value = _getters[i].GetClrValue(entity);
            row[i] = _converters[i] is { } converter ? converter.ConvertToProvider(value) : value;
        }

        return row;
    }
}
