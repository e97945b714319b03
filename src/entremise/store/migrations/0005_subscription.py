import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0004_dossier"),
    ]

    operations = [
        migrations.CreateModel(
            name="Subscription",
            fields=[
                ("id", models.CharField(max_length=32, primary_key=True, serialize=False)),
                ("digest", models.BinaryField(unique=True)),
                ("talks", models.CharField(max_length=32)),
                ("feed", models.CharField(max_length=16)),
                ("language", models.CharField(max_length=35)),
                ("made_at", models.DateTimeField()),
                ("fetched_on", models.DateField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("account", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="store.account")),
            ],
            options={
                "db_table": "subscription",
            },
        ),
    ]
