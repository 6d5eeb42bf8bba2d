using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HospitalCrm.Core.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ComplaintAttachmentsAndDays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "ReceivedDay",
                table: "Complaints",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "ReceivedHour",
                table: "Complaints",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            // What was received before: the hospital's day and hour of it.
            migrationBuilder.Sql("""UPDATE "Complaints" SET "ReceivedDay" = ("ReceivedAt" AT TIME ZONE INTERVAL '8 hours')::date - DATE '0001-01-01', "ReceivedHour" = EXTRACT(HOUR FROM "ReceivedAt" AT TIME ZONE INTERVAL '8 hours')::integer""");

            migrationBuilder.CreateTable(
                name: "ComplaintAttachments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ComplaintId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Size = table.Column<long>(type: "bigint", nullable: false),
                    ContentIndex = table.Column<byte[]>(type: "bytea", nullable: false),
                    Name = table.Column<byte[]>(type: "bytea", nullable: false),
                    FileKey = table.Column<byte[]>(type: "bytea", nullable: false),
                    By = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ComplaintAttachments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ComplaintAttachments_Complaints_ComplaintId",
                        column: x => x.ComplaintId,
                        principalTable: "Complaints",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_ReceivedDay_Id",
                table: "Complaints",
                columns: new[] { "ReceivedDay", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_SubjectNo_ReceivedDay",
                table: "Complaints",
                columns: new[] { "SubjectNo", "ReceivedDay" });

            migrationBuilder.CreateIndex(
                name: "IX_ComplaintAttachments_ComplaintId_ContentIndex",
                table: "ComplaintAttachments",
                columns: new[] { "ComplaintId", "ContentIndex" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ComplaintAttachments");

            migrationBuilder.DropIndex(
                name: "IX_Complaints_ReceivedDay_Id",
                table: "Complaints");

            migrationBuilder.DropIndex(
                name: "IX_Complaints_SubjectNo_ReceivedDay",
                table: "Complaints");

            migrationBuilder.DropColumn(
                name: "ReceivedDay",
                table: "Complaints");

            migrationBuilder.DropColumn(
                name: "ReceivedHour",
                table: "Complaints");
        }
    }
}
